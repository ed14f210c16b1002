#!/usr/bin/env bash
# What collecting many reports costs: 10, 100, 1 000 and 10 000 drafts and 1 000 Word documents, whole
# processes with the most memory they held, beside pandas and openpyxl adding the same tables up from
# workbooks where Python has them:
#   benches/collect.sh [PROGRAM [ROUNDS [PLOT.svg [MOST]]]]
# MOST drafts and Word documents in place of 10 000 for a slow machine.
# Build first: cargo build --release
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/release/nianbao}
rounds=${2:-5}
plot=${3:-}
most=${4:-10000}
[[ -x $program ]] || { echo "no program $program: cargo build --release"; exit 1; }
((rounds >= 3)) || { echo "fewer than 3 rounds say nothing"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export NIANBAO_RECOVERY=$work/recovery NIANBAO_SETTINGS=$work/settings
python3 benches/collect.py "$(realpath "$program")" "$work" "$rounds" "$plot" "$most"
