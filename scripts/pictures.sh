#!/usr/bin/env bash
# Makes the pictures that README and the manual show, from the sample report in a real window on a screen as small
# as offices still have: `scripts/pictures.sh PROGRAM`. Needs Xvfb, xdotool and ImageMagick.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/../docs/pictures"
here=$PWD
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work" /tmp/年报' EXIT
export NIANBAO_RECOVERY=$work/recovery NIANBAO_SETTINGS=$work/settings

exec {pipe}<> <(:)
Xvfb -displayfd "$pipe" -screen 0 1366x768x24 -noreset -nolisten tcp >/dev/null 2>&1 &
read -r -t 30 -u "$pipe" number
export DISPLAY=:$number

# The start page shows the folder.
documents=/tmp/年报
mkdir -p "$documents"
cp ../../assets/sample.ron "$documents/某某县2024年报.ron"
cd "$documents"

open() {
  "$program" "$@" &
  running=$!
  window=
  for _ in $(seq 1000); do
    window=$(xdotool search --onlyvisible --class nianbao 2>/dev/null | tail -n 1) || true
    [[ -n $window ]] && break
    sleep 0.02
  done
  xdotool windowsize "$window" 1366 768 windowmove "$window" 0 0
  xdotool windowfocus "$window"
  xdotool mousemove 1365 767
  sleep 1
}
press() { local key; for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.3; done; }
picture() { sleep 1; import -window "$window" png:- | convert - -dither None -colors 96 "png8:$here/$1.png"; }
close() { kill "$running"; wait "$running" 2>/dev/null || true; }

open "某某县2024年报.ron"
press F8 F8
picture table
press ctrl+p
picture preview
close
open
picture start
close
