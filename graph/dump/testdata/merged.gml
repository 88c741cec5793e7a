Creator "kg"
Version 1
graph [
  directed 1
  multigraph 1
  node [
    id 0
    name "urn:kg:actor/ana"
    label "Ana &quot;the <Fox>&quot; &amp; S&#246;ns\"
    class "Person"
    degree 5
    sameAs "http://www.wikidata.org/entity/Q1"
  ]
  node [
    id 1
    name "urn:kg:actor/bo"
    label "=cmd|' /C calc'!A1, line&#10;one"
    class "Person"
    degree 3
  ]
  node [
    id 2
    name "urn:kg:actor/un"
    label "un"
    class "Organization"
    degree 1
  ]
  node [
    id 3
    name "urn:kg:article/1"
    label "1"
    degree 1
  ]
  node [
    id 4
    name "urn:kg:article/2"
    label "2"
    degree 1
  ]
  node [
    id 5
    name "urn:kg:call/1"
    label "call of Ana and Bo [urn:kg:call/1]"
    class "Call"
    degree 5
    start "2031-05-02"
    end "2031-05-02"
    status "held"
    medium "phone"
    sources 2
  ]
  node [
    id 6
    name "urn:kg:call/2"
    label "call of Ana and Bo [urn:kg:call/2]"
    class "Call"
    degree 2
    start "2031-06-01"
    end "2031-06-30"
    status "held"
    sources 1
  ]
  node [
    id 7
    name "urn:kg:meeting/3"
    label "3"
    class "Meeting"
    degree 3
    start "2032-01-01"
    end "2032-12-31"
    status "planned"
    place "York"
    sources 1
  ]
  node [
    id 8
    name "urn:kg:outlet/gazette"
    label "The Gazette"
    class "Outlet"
    degree 1
  ]
  node [
    id 9
    name "urn:kg:place/york"
    label "York"
    class "Place"
    degree 1
  ]
  node [
    id 10
    name "urn:kg:topic/fish"
    label "fish &#128031;"
    class "Topic"
    degree 1
  ]
  edge [
    source 0
    target 1
    label "spoke with"
    predicate "urn:kg:ns#spoke_with"
    weight 2
    start "2031-05-02"
    end "2031-06-30"
    sources 3
    evidence "urn:kg:call/1 urn:kg:call/2"
  ]
  edge [
    source 1
    target 0
    label "spoke with"
    predicate "urn:kg:ns#spoke_with"
    weight 2
    start "2031-05-02"
    end "2031-06-30"
    sources 3
    evidence "urn:kg:call/1 urn:kg:call/2"
  ]
  edge [
    source 4
    target 3
    label "copy of"
    predicate "urn:kg:ns#copy_of"
    weight 1
  ]
  edge [
    source 5
    target 10
    label "discussed"
    predicate "urn:kg:ns#discussed"
    weight 1
    start "2031-05-02"
    end "2031-05-02"
    sources 2
    evidence "urn:kg:article/1#x1 urn:kg:article/2#x1"
  ]
  edge [
    source 5
    target 0
    label "initiator"
    predicate "urn:kg:ns#initiator"
    weight 1
    start "2031-05-02"
    end "2031-05-02"
    sources 2
    evidence "urn:kg:article/1#x1 urn:kg:article/2#x1"
  ]
  edge [
    source 5
    target 0
    label "participant"
    predicate "urn:kg:ns#participant"
    weight 1
    start "2031-05-02"
    end "2031-05-02"
    sources 2
    evidence "urn:kg:article/1#x1 urn:kg:article/2#x1"
  ]
  edge [
    source 5
    target 1
    label "participant"
    predicate "urn:kg:ns#participant"
    weight 1
    start "2031-05-02"
    end "2031-05-02"
    sources 2
    evidence "urn:kg:article/1#x1 urn:kg:article/2#x1"
  ]
  edge [
    source 5
    target 8
    label "reported by"
    predicate "urn:kg:ns#reported_by"
    weight 1
    start "2031-05-02"
    end "2031-05-02"
    sources 2
    evidence "urn:kg:article/1#x1 urn:kg:article/2#x1"
  ]
  edge [
    source 6
    target 0
    label "participant"
    predicate "urn:kg:ns#participant"
    weight 1
    start "2031-06-01"
    end "2031-06-30"
    sources 1
    evidence "urn:kg:article/3#x1"
  ]
  edge [
    source 6
    target 1
    label "participant"
    predicate "urn:kg:ns#participant"
    weight 1
    start "2031-06-01"
    end "2031-06-30"
    sources 1
    evidence "urn:kg:article/3#x1"
  ]
  edge [
    source 7
    target 0
    label "participant"
    predicate "urn:kg:ns#participant"
    weight 1
    start "2032-01-01"
    end "2032-12-31"
    sources 1
  ]
  edge [
    source 7
    target 2
    label "participant"
    predicate "urn:kg:ns#participant"
    weight 1
    start "2032-01-01"
    end "2032-12-31"
    sources 1
  ]
  edge [
    source 7
    target 9
    label "place"
    predicate "urn:kg:ns#place"
    weight 1
    start "2032-01-01"
    end "2032-12-31"
    sources 1
  ]
]
