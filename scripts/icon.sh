#!/usr/bin/env bash
# Makes the program's icon anew out of its drawings: the pictures for Windows in one file, and those that a
# Linux desktop and the window itself show. Needs rsvg-convert and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/../assets/icons/app"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in 16 20 24 32 40 48 64 128 256; do
  drawing=nianbao.svg
  ((size > 32)) || drawing=nianbao-small.svg
  rsvg-convert -w "$size" -h "$size" "$drawing" -o "$work/$size.png"
done
convert "$work"/{16,20,24,32,40,48,64,128,256}.png nianbao.ico
for size in 64 128 256; do
  convert "$work/$size.png" -strip -define png:exclude-chunks=date,time "nianbao-$size.png"
done
ls -l
