// title: Topics by number of exchanges
// description: What is talked about most.
var topics = {}
g.V("<kg:Exchange>").In("<rdf:type>").Unique().Has("<kg:status>", "held").Tag("exchange").Out("<kg:discussed>").ForEach(function (row) {
  topics[row.id] = topics[row.id] || {}
  topics[row.id][row.exchange] = true
})
var counted = Object.keys(topics).map(function (t) { return {topic: t, exchanges: Object.keys(topics[t]).length} })
counted.sort(function (a, b) { return b.exchanges - a.exchanges || (a.topic < b.topic ? -1 : 1) })
counted.forEach(function (row) { g.Emit(row) })
