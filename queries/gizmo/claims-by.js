// title: Claims by an actor
// description: What the actor is reported to have said.
// param actor actor : the actor's name or node
g.V($actor).In("<kg:claimed_by>").Unique().Save("<kg:text>", "text").Save("<kg:claim_kind>", "kind").All()
