#!/bin/sh
# Measures SPARQL over 10 million quads in kg's shape and the Berlin benchmark's explore mix, beside the npm package
# oxigraph on the largest of the graphs that it can hold, and writes bench/sparql.md.
#
#	bench/sparql.sh [DIR]      DIR has room for 8 GB; default: $TMPDIR or /tmp
#	SIZE=1000000 PRODUCTS=3400 bench/sparql.sh      smaller ones
set -e
cd "$(dirname "$0")/.."
dir=${1:-${TMPDIR:-/tmp}}/kg-bench-sparql
size=${SIZE:-10000000}
mkdir -p "$dir"
export CGO_ENABLED=0
go build -o "$dir/sparql" ./bench/sparql
go build -o "$dir/bsbm" ./bench/bsbm
{
	echo "# SPARQL, measured"
	echo
	echo "Written by bench/sparql.sh at $(git rev-parse --short HEAD), $(go env GOVERSION), $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)), load average at the start $(cut -d' ' -f1 /proc/loadavg)."
	echo "Graphs in kg's shape (bench/kgdata, seed 1), asked over the union of their named graphs, each answer read to its end."
	echo
	"$dir/sparql" -dir "$dir" -quads "$size" -repeat 7
	echo
	echo "## Berlin SPARQL Benchmark, explore"
	echo
	"$dir/bsbm" -dir "$dir" -products "${PRODUCTS:-34000}" -mixes 20
} >"$dir/sparql.md"
if command -v npm >/dev/null; then
	mkdir -p "$dir/oxigraph"
	cp bench/oxigraph/* "$dir/oxigraph"
	(cd "$dir/oxigraph" && npm install --no-package-lock --no-audit --no-fund >/dev/null)
	{
		echo
		echo "## Beside oxigraph"
		echo
		echo "The npm package oxigraph $(sed -n 's/.*"oxigraph": "\(.*\)".*/\1/p' bench/oxigraph/package.json) (WebAssembly, in memory, node $(node --version)) in the same run. A quad in two graphs is two rows of its union and one of kg's, so its counts are higher."
	} >>"$dir/sparql.md"
	for n in 10000000 5000000 2000000 1000000; do
		if [ "$n" -le "$size" ]; then
			if "$dir/sparql" -dir "$dir" -quads "$n" -repeat 5 -oxigraph "$dir/oxigraph" >"$dir/beside.md" 2>"$dir/refused"; then
				{ echo; cat "$dir/beside.md"; } >>"$dir/sparql.md"
				break
			fi
			{ echo; echo "It cannot hold $n quads: $(cut -c1-200 "$dir/refused")."; } >>"$dir/sparql.md"
		fi
	done
fi
mv "$dir/sparql.md" bench/sparql.md
rm -rf "$dir"
