// title: Evidence of an exchange
// description: The sentences behind an exchange.
// param exchange exchange : the exchange's node
g.V($exchange).In("<kg:account_of>").Tag("account").Out("<kg:evidence>").Unique().Save("<kg:sentence>", "sentence").All()
