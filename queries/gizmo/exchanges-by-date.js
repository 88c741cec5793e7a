// title: Exchanges by date
// description: Every dated exchange with its date and status.
g.V("<kg:Exchange>").LabelContext("<urn:kg:merged>").In("<rdf:type>").Unique().SaveOpt("<kg:date>", "date").Save("<kg:status>", "status").Save("<rdfs:label>", "label").All()
