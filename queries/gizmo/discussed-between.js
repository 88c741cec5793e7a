// title: What two actors discussed
// description: The topics of the held exchanges that two actors took part in.
// param actor actor : the one actor's name or node
// param other actor : the other's
var both = g.V($actor).In("<kg:participant>").And(g.V($other).In("<kg:participant>"))
both.LabelContext("<urn:kg:merged>").Has("<rdf:type>", "<kg:Exchange>").Has("<kg:status>", "held").Out("<kg:discussed>").Unique().Save("<rdfs:label>", "name").All()
