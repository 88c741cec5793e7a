#!/usr/bin/env bash
# Measures the extractor's speed on clean text: bench/speed.sh [FILE.jsonl]
# FILE holds articles as JSONL (text, lang); default: the English attributions in $KG_SHARED, else ../shared.
# Prints MB/s and articles a second on one core and on two, and allocations an article.
set -euo pipefail
cd "$(dirname "$0")/.."
file=${1:-${KG_SHARED:-../shared}/data/quotes-polnear-en/dev.jsonl}
[ -r "$file" ] || { echo "skipped: no $file"; exit 0; }
KG_SPEED=$(realpath "$file") go test ./loader/extract -run '^$' -bench Extract -benchtime 3s -cpu 1,2 |
  awk '/^Benchmark/ {
    for (i = 3; i < NF; i++) { if ($(i+1) == "MB/s") mb = $i; if ($(i+1) == "ns/op") ns = $i; if ($(i+1) == "allocs/op") al = $i; if ($(i+1) == "articles/op") n = $i }
    printf "%-32s %6.1f MB/s", $1, mb
    if ($0 ~ /articles\/op/) printf "  %8.0f articles/s  %6.0f allocations an article", n * 1e9 / ns, al / n
    print ""
  }'
