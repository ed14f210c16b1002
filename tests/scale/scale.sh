#!/usr/bin/env bash
# What docs/at-scale.md says, with made reports: tests/scale/scale.sh PROGRAM [COUNT]. Needs duckdb and pyspark
# of PyPI in the python3 that comes first, and Java.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export NIANBAO_RECOVERY=$work/recovery NIANBAO_SETTINGS=$work/settings
python3 tests/scale/make.py "$program" "$work" "${2:-10000}"
python3 tests/scale/run.py "$program" "$work"
