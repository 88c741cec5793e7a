#!/usr/bin/env bash
# Measures the extractor's speed on clean text: bench/speed.sh [FILE.jsonl [MB]]
# FILE holds articles as JSONL (text, lang); default: the English attributions in $KG_SHARED, else ../shared.
# Prints, on one core and on two, MB/s and articles a second of the extractor with allocations an article, and then
# the same of the whole program, kg extract from JSONL to JSONL, on MB megabytes (default 100) of FILE again and
# again, with its greatest memory.
set -euo pipefail
cd "$(dirname "$0")/.."
file=${1:-${KG_SHARED:-../shared}/data/quotes-polnear-en/dev.jsonl}
size=${2:-100}
[ -r "$file" ] || { echo "skipped: no $file"; exit 0; }
file=$(realpath "$file")
KG_SPEED=$file go test ./loader/extract -run '^$' -bench Extract -benchtime 3s -cpu 1,2 |
  awk '/^Benchmark/ {
    for (i = 3; i < NF; i++) { if ($(i+1) == "MB/s") mb = $i; if ($(i+1) == "ns/op") ns = $i; if ($(i+1) == "allocs/op") al = $i; if ($(i+1) == "articles/op") n = $i }
    printf "%-32s %6.1f MB/s", $1, mb
    if ($0 ~ /articles\/op/) printf "  %8.0f articles/s  %6.0f allocations an article", n * 1e9 / ns, al / n
    print ""
  }'

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
go build -o "$out/kg" ./cmd/kg
go run ./bench/repeat "$file" "$size" >"$out/articles.jsonl"
bytes=$(stat -c %s "$out/articles.jsonl")
for cores in 1 2; do
  start=$(date +%s%N)
  GOMAXPROCS=$cores taskset -c "0-$((cores - 1))" "$out/kg" extract --format jsonl "$out/articles.jsonl" >/dev/null &
  pid=$!
  peak=0
  while kill -0 $pid 2>/dev/null; do
    peak=$(awk '/VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null || echo "$peak")
    sleep 0.2
  done
  wait $pid
  echo "$bytes $(($(date +%s%N) - start)) ${peak:-0} $cores" |
    awk '{ printf "kg extract, %d MB, %d core(s)     %6.1f MB/s  %d MB of memory\n", $1 / 1e6, $4, $1 / 1e6 / ($2 / 1e9), $3 / 1024 }'
done
