#!/usr/bin/env bash
# What stands beside the program wherever it is unpacked: `scripts/packages/files.sh PROGRAM FOLDER`. PROGRAM
# runs on this machine: it writes the manual and the libraries' licences.
set -euo pipefail
program=$(realpath "$1")
mkdir -p "$2/fonts" "$2/许可"
files=$(realpath "$2")
cd "$(dirname "$0")/../.."
# The other faces are in the program itself.
cp fonts/Fandol*.otf fonts/NotoSansSC-Medium.ttf fonts/NotoSerifSC-Bold.ttf fonts/README-Fandol.txt "$files/fonts"
cp LICENSE fonts/LICENSE-* assets/icons/LICENSE-* "$files/许可"
"$program" licences >"$files/许可/程序库.txt"
"$program" manual --pdf "$files/使用说明.pdf"
cp assets/sample.ron "$files/示例草稿.ron"
