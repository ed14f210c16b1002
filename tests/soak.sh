#!/usr/bin/env bash
# Nothing is lost, tried for real: `tests/soak.sh [PROGRAM] [--long] [--strict]`.
#
# The real program with real files: windows killed while a clerk types and saves, two who work on one
# draft, power cuts, disks that refuse. Short: 20 kills, some minutes. Long: 1 000 kills on as many
# displays as there are cores, 30 power cuts, an hour or two. Prints what was tried, how often, and what
# was lost, and ends with 1 if anything was. What is not as promised but loses nothing is told as a fault;
# with --strict that ends with 1 too. Needs xvfb, xdotool, strace, python3 and, for power cuts and full
# disks, root.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$here/../target/release/nianbao
kills=20 races=1 cuts=3 workers=1 strict=
for argument in "$@"; do
  case $argument in
    --long) kills=1000 races=10 cuts=30 workers=$(nproc) ;;
    --strict) strict=1 ;;
    *) program=$argument ;;
  esac
done
program=$(realpath "$program")
# A window that is painted without a graphics card is enough.
export NIANBAO_RENDERER=${NIANBAO_RENDERER:-glow} LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
unset WAYLAND_DISPLAY
work=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-soak-XXXXXX")
bad=
finish() {
  local own
  own=$(jobs -p)
  # shellcheck disable=SC2086
  [[ -z $own ]] || kill $own 2>/dev/null || true
  # What was lost is kept to be looked at.
  [[ -n $bad ]] && echo "kept: $work" || rm -rf "$work"
}
trap finish EXIT

# Runs a helper; its lines of the table go to a file of their own.
try() {
  local tool=$1
  shift
  mkdir "$work/$tool"
  python3 "$here/faults/$tool.py" "$program" "$@" "$work/$tool" >"$work/rows.$tool" || touch "$work/bad.$tool"
}

say() { echo "== $* ($SECONDS s)"; }

say "kills: $kills on $workers displays"
for worker in $(seq "$workers"); do
  # Each with its own share of them.
  share=$((kills / workers + (worker <= kills % workers)))
  mkdir -p "$work/killed/$worker"
  { python3 "$here/faults/kills.py" "$program" "$share" "$work/killed/$worker" >"$work/rows.0$worker" ||
    touch "$work/bad.0$worker"; } &
done
wait
say "two who work on one draft"
try races "$races"
say "power cuts: $cuts"
truncate -s 16M "$work/disk"
mkdir "$work/mounted"
if { mkfs.ext4 -q -F "$work/disk" && mount -o loop "$work/disk" "$work/mounted"; } 2>"$work/why"; then
  umount "$work/mounted"
  try power "$cuts"
else
  echo "!! SKIPPED: power cuts: no loop mount: $(cat "$work/why" 2>/dev/null)"
fi
say "disks that refuse"
if strace -qq -o /dev/null true 2>"$work/why"; then
  try errors
else
  echo "!! SKIPPED: system errors: no strace: $(cat "$work/why")"
fi
say "done"
left=$(find "$work" -name '.nianbao-*.tmp' -not -path "$work/killed/*")
count=$(grep -c . <<<"$left" || true)
if [[ -n $left ]]; then
  echo "LOST: left behind by programs that nobody killed while they wrote: $left"
  touch "$work/bad.left"
fi
printf 'files left by all other runs\t%d\t0\t%d\t\n' "$count" "$count" >"$work/rows.left"

# Lines of the same name, of several displays, become one; their remarks stand one after the other.
printf '%-34s %6s %8s %5s\n' what tries survived lost
cat "$work"/rows.* | awk -F '\t' '
  $1 == "fault" { faults[$3] += $2; next }
  !($1 in tries) { order[++count] = $1 }
  { tries[$1] += $2; survived[$1] += $3; lost[$1] += $4 }
  $5 != "" { remark[$1] = remark[$1] (remark[$1] == "" ? "" : "; ") $5 }
  END {
    for (at = 1; at <= count; at++) {
      what = order[at]
      printf "%-34s %6d %8d %5d  %s\n", what, tries[what], survived[what], lost[what], remark[what]
    }
    for (text in faults) printf "FAULT, nothing lost: %s (%d times)\n", text, faults[text]
  }'
if compgen -G "$work/bad.*" >/dev/null; then
  bad=1
  echo "soak: something was LOST"
  exit 1
fi
if grep -q '^fault' "$work"/rows.*; then
  echo "soak: nothing lost, but faults"
  [[ -z $strict ]]
else
  echo "soak: nothing lost"
fi
