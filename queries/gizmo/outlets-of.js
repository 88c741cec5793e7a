// title: Which outlets reported an exchange
// description: The outlets that have an account of one exchange.
// param exchange exchange : the exchange's node, such as call/2031-05-02/a+b
g.V($exchange).LabelContext("<urn:kg:merged>").Out("<kg:reported_by>").Unique().Save("<rdfs:label>", "name").All()
