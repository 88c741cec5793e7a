// title: Articles by outlet
// description: Every article with its outlet.
g.V("<kg:Article>").In("<rdf:type>").Unique().Save("<schema:publisher>", "outlet").Save("<schema:headline>", "headline").All()
