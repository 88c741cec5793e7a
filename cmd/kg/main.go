package main

import (
	_ "github.com/PuerkitoBio/goquery"
	_ "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/memstore"
	_ "github.com/cayleygraph/cayley/query/gizmo"
	_ "github.com/cayleygraph/cayley/query/graphql"
	_ "github.com/cayleygraph/cayley/query/mql"
	_ "github.com/chzyer/readline"
	_ "github.com/cockroachdb/pebble/v2"
	_ "github.com/dop251/goja"
	_ "github.com/jedib0t/go-pretty/v6/table"
	_ "github.com/klauspost/compress/zstd"
	_ "github.com/markusmobius/go-trafilatura"
	_ "github.com/piprate/json-gold/ld"
	_ "github.com/rogpeppe/go-internal/testscript"
	_ "github.com/spf13/cobra"
	_ "golang.org/x/net/html/charset"
	_ "golang.org/x/term"
	_ "golang.org/x/text/unicode/norm"
)

func main() {}
