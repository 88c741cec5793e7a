#!/bin/sh
# Measures the store at 1, 10 and 50 million quads and Cayley's own stores at the
# sizes that they can bear, and writes bench/store.md.
#
#	bench/store.sh [DIR]      DIR has room for 15 GB; default: $TMPDIR or /tmp
#	SIZES=1000000 bench/store.sh      only that size
set -e
cd "$(dirname "$0")/.."
dir=${1:-${TMPDIR:-/tmp}}/kg-bench-store
sizes=${SIZES:-200000,1000000,10000000,50000000}
stores=${STORES:-memstore:200000,leveldb:200000,bolt:200000,memstore:1000000}
mkdir -p "$dir"
export CGO_ENABLED=0
go build -o "$dir/store" ./bench/store
(cd bench/cayley && go build -o "$dir/cayley" .)
for size in $(echo "$stores" | tr , '\n' | sed 's/.*://' | sort -u); do
	[ -f "$dir/kg-$size.nq" ] || "$dir/store" -sizes "$size" -write "$dir/kg-$size.nq"
done
{
	echo "# The store, measured"
	echo
	echo "Written by bench/store.sh at $(git rev-parse --short HEAD), $(go env GOVERSION), $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)), load average at the start $(cut -d' ' -f1 /proc/loadavg)."
	echo "Graphs in kg's shape (bench/kgdata, seed 1); N-Quads, pure Go, no cgo. Times of queries are medians of those asked before. Where the load average is above 1, the machine was shared: the seconds of CPU then say more than those of the clock."
	echo
	echo "## kg"
	echo
	"$dir/store" -dir "$dir" -sizes "$sizes"
	echo
	echo "## Cayley's own stores"
	echo
	echo "The same queries in Gizmo; written in batches of 100,000 quads without sync."
	echo
	"$dir/cayley" -dir "$dir" -stores "$stores"
} >"$dir/store.md"
mv "$dir/store.md" bench/store.md
rm -rf "$dir"
