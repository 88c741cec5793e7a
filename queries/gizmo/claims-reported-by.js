// title: Claims that an outlet reported
// description: The claims in the articles of one outlet, with their speakers.
// param outlet outlet : the outlet's name or node
g.V($outlet).In("<kg:reported_by>").Has("<rdf:type>", "<kg:Claim>").Unique().Save("<kg:text>", "text").Save("<kg:claimed_by>", "speaker").All()
