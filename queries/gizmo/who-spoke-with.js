// title: Who spoke with an actor
// description: Everyone who took part in a held exchange with the actor.
// param actor actor : the actor's name or node
g.V($actor).LabelContext("<urn:kg:merged>").Out("<kg:spoke_with>").Unique().Save("<rdfs:label>", "name").All()
