// title: Articles by outlet
// description: Every article with its outlet.
g.V("<kg:Article>").In("<rdf:type>").Unique().SaveOpt("<schema:publisher>", "outlet").SaveOpt("<schema:headline>", "headline").All()
