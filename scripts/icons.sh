#!/usr/bin/env bash
# Makes assets/icons/icons.ttf anew: the icons that src/ui/icons.rs names, out of Microsoft's Fluent UI
# System Icons (MIT) as the npm package @fluentui/react-icons carries them. Needs npm, python3 with
# fonttools (pip install fonttools), and the network.
set -euo pipefail
cd "$(dirname "$0")/.."
version=2.0.344
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "@fluentui/react-icons@$version" >/dev/null &&
  tar xzf ./*.tgz package/lib/utils/fonts)
python3 - "$work/package/lib/utils/fonts/FluentSystemIcons-Regular" src/ui/icons.rs assets/icons/icons.ttf <<'PYTHON'
import json, re, sys
from fontTools import subset
from fontTools.ttLib import TTFont

source, code, target = sys.argv[1:]
known = json.load(open(source + ".json"))
# A line of the code: pub const SAVE: &str = "\u{f67f}"; // Save20
named = re.findall(r'pub const \w+: &str = "\\u\{(\w+)\}"; // (\w+)', open(code).read())
points = []
for point, name in named:
    right = known[name + "Regular"]
    if int(point, 16) != right:
        sys.exit(f"{name} is {right:x} in this version, and {point} in {code}")
    points.append(right)
options = subset.Options(hinting=False, glyph_names=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=False)
font = TTFont(source + ".ttf")
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=points)
subsetter.subset(font)
# No clock: the same icons are the same bytes.
font["head"].created = font["head"].modified = 0
font.recalcTimestamp = False
font.save(target)
print(f"{len(points)} icons")
PYTHON
ls -l assets/icons/icons.ttf
