// title: Calls about a topic
// description: The calls in which a topic came up.
// param topic topic : the topic's name or node
g.V($topic).LabelContext("<urn:kg:merged>").In("<kg:discussed>").Has("<rdf:type>", "<kg:Call>").Unique().Save("<rdfs:label>", "label").All()
