// title: Planned, proposed and denied exchanges
// description: What did not take place, or had not yet.
g.V("planned", "proposed", "denied").Tag("status").LabelContext("<urn:kg:merged>").In("<kg:status>").Has("<rdf:type>", "<kg:Exchange>").Unique().Save("<rdfs:label>", "label").All()
