#!/usr/bin/env bash
# Makes the manual anew out of docs/manual: docs/使用说明.md, and with a second argument the PDF that
# ships beside the program: `scripts/manual.sh PROGRAM [使用说明.pdf]`.
set -euo pipefail
program=$(realpath "$1")
docs=$(realpath "$(dirname "$0")/../docs")
"$program" manual >"$docs/使用说明.md"
if [[ -n ${2:-} ]]; then "$program" manual --pdf "$2"; fi
