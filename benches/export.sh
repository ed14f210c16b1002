#!/usr/bin/env bash
# What an export costs, in one run and turn by turn, beside what others take for the same report:
#   benches/export.sh [PROGRAM [ROUNDS]]
# (1) PROGRAM export to PDF and text, to OFD, and to all formats, and its compare, (2) LibreOffice
# converting our Word document to PDF, (3) typst setting the same words and tables in the same fonts.
# Medians of whole processes; the memory is the most a process ever held. For a report of six pages and
# for one of 120.
# Build first: cargo build --release
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/release/nianbao}
rounds=${2:-7}
[[ -x $program ]] || { echo "no program $program: cargo build --release"; exit 1; }
((rounds >= 7)) || { echo "fewer than 7 rounds say nothing"; exit 1; }
command -v pdfinfo >/dev/null || { echo "pdfinfo (poppler-utils) is needed"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export NIANBAO_RECOVERY=$work/recovery NIANBAO_SETTINGS=$work/settings
python3 benches/export.py "$(realpath "$program")" "$work" "$rounds"
