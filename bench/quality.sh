#!/usr/bin/env bash
# Measures the extractor against gold: bench/quality.sh [SHARED]
# SHARED is the folder with articles/, gold/, data/, score and score-quotes; default $KG_SHARED, else ../shared.
# Prints a row a measure with its bound and exits 1 if a bound is missed.
set -uo pipefail
cd "$(dirname "$0")/.."
shared=${1:-${KG_SHARED:-../shared}}
[ -x "$shared/score" ] || { echo "skipped: no gold in $shared"; exit 0; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
go build -o "$out/kg" ./cmd/kg || exit 1
missed=0

section() { printf '\n-- %s\n' "$*"; }

section "seeds"
"$out/kg" extract --format jsonl "$shared/articles/seeds" >"$out/seeds.jsonl"
"$shared/score" --gold "$shared/gold/seeds" --min-F exchanges=0.95 --min-F spoke_with=1 --min-F topics=0.85 --min-F claims=0.90 --min-F via=0.85 \
  --min-F date=0.95 --min-F never=0 "$out/seeds.jsonl" || missed=1

section "articles in seven languages"
"$out/kg" extract --format jsonl "$shared/articles/dev" >"$out/dev.jsonl" 2>/dev/null
"$shared/score" --gold "$shared/gold/dev" --min-F exchanges-loose=0.75 --min-F exchanges=0.60 --min-F topics=0.55 --min-F claims=0.65 --min-F never=0 \
  "$out/dev.jsonl" || missed=1

section "attributions in English political news (t=0.3 F1 at least 0.65, exact 0.45, speaker 0.85)"
"$out/kg" extract --format jsonl "$shared/data/quotes-polnear-en/dev.jsonl" | "$shared/score-quotes" - "$shared/data/quotes-polnear-en/dev.jsonl"

section "quotations in German Wikinews (t=0.3 F1 at least 0.60)"
"$out/kg" extract --format jsonl "$shared/data/quotes-wikinews-de/dev.jsonl" | "$shared/score-quotes" - "$shared/data/quotes-wikinews-de/dev.jsonl"

section "meetings and correspondence (recall of events with two named participants at least 0.60)"
go run ./bench/contacts "$shared/data"

exit $missed
