// title: What one outlet reported and another did not
// description: The exchanges with an account in the one outlet and none in the other.
// param outlet outlet : the outlet that reported
// param other outlet : the outlet that did not
var exchanges = g.V("<kg:Exchange>").In("<rdf:type>").Unique()
exchanges.Has("<kg:reported_by>", $outlet).Except(g.V($other).In("<kg:reported_by>")).Unique().Save("<rdfs:label>", "label").All()
