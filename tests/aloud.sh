#!/usr/bin/env bash
# The window as a screen reader reads it: `tests/aloud.sh [PROGRAM]`.
#
# The real program on a display and a session bus of its own; what it tells others about itself is read
# from the tree of AT-SPI. Needs Xvfb, xdotool, dbus, at-spi2-core and Debian's python3-pyatspi.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:-$here/../target/release/nianbao}")
work=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-aloud-XXXXXX")
display=
finish() {
  [[ -z $display ]] || kill "$display" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
exec {pipe}<> <(:)
Xvfb -displayfd "$pipe" -screen 0 1440x900x24 -noreset -nolisten tcp >/dev/null 2>&1 &
display=$!
read -r -t 30 -u "$pipe" number
export DISPLAY=:$number HOME=$work NIANBAO_RENDERER=${NIANBAO_RENDERER:-glow} LC_ALL=C.UTF-8
export NIANBAO_RECOVERY=$work/recovery NIANBAO_SETTINGS=$work/settings.ron PYTHONDONTWRITEBYTECODE=1
unset WAYLAND_DISPLAY
mkdir "$work/recovery"
"$program" import "$here/fixtures/2021.txt" -o "$work/draft.ron" >/dev/null
# Debian's own Python: the bindings are built for no other.
timeout 180 dbus-run-session -- /usr/bin/python3 "$here/aloud.py" "$program" "$work/draft.ron" 2>"$work/said" || {
  code=$?
  cat "$work/said" >&2
  exit "$code"
}
