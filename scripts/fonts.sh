#!/usr/bin/env bash
# Packs the faces that are compiled in, as small as gzip can be: `scripts/fonts.sh FONT.ttf…` writes
# fonts/FONT.ttf.gz. The others lie in fonts/ as they are, since they are files beside the program too.
# Needs zopfli.
set -euo pipefail
fonts=$(cd "$(dirname "$0")/../fonts" && pwd)
for font in "$@"; do
  # Without a name and a time: the same face is the same bytes.
  zopfli --i5 -c "$font" >"$fonts/$(basename "$font").gz"
done
ls -l "$fonts"/*.gz
