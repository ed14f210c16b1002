#!/usr/bin/env bash
# What the running window costs beside an empty one of the same library, on the X display DISPLAY:
# time until it is mapped, resident memory, processor time while nobody touches it.
#   benches/window.sh [PAIRS [RUN]]
# RUN starts a Windows program (with Wine): then it is those that are measured.
# Build first: cargo build --release && cargo build --release --example empty --features empty
set -euo pipefail
cd "$(dirname "$0")/.."
pairs=${1:-9}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
run=${2:-}
# The folder as the programs are told it.
told=$work
[[ -z $run ]] || told=Z:${work//\//\\}
export NIANBAO_RECOVERY=$told/recovery NIANBAO_SETTINGS=$told/settings
built=target/release
[[ -z $run ]] || built=target/x86_64-pc-windows-gnu/release
suffix=${run:+.exe}
program=$built/nianbao$suffix
empty=$built/examples/empty$suffix
started() { if [[ -n $run ]]; then "$run" "$@"; else "$@"; fi; }
draft=$told/draft.ron
started "$program" import tests/fixtures/2021.txt -o "$draft" >/dev/null

now() { date +%s%N; }
# Processor time of a process, in ticks of 10 ms.
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

# Starts a window; sets `ms` (until mapped), `kb` (resident) and `idle` (ticks in 3 s).
measure() {
  local class=$1 start window=
  shift
  start=$(now)
  started "$@" >/dev/null 2>&1 &
  local job=$! pid
  for _ in $(seq 3000); do
    window=$(xdotool search --onlyvisible --class "$class" 2>/dev/null | tail -n 1) || true
    [[ -n $window ]] && break
    sleep 0.005
  done
  [[ -n $window ]] || { echo "no window of $*"; exit 1; }
  ms=$((($(now) - start) / 1000000))
  # Past the first keys, and past keeping unsaved work aside.
  sleep 2
  # Under Wine it is the child of a child.
  pid=$(xdotool getwindowpid "$window")
  kb=$(awk '/VmRSS/ { print $2 }' "/proc/$pid/status")
  local before
  before=$(ticks "$pid")
  sleep 3
  idle=$(($(ticks "$pid") - before))
  kill "$pid"
  wait "$job" 2>/dev/null || true
}

for _ in $(seq "$pairs"); do
  measure 'empty' "$empty"
  printf 'empty %s %s %s\n' "$ms" "$kb" "$idle"
  measure 'nianbao' "$program" "$draft"
  printf 'nianbao %s %s %s\n' "$ms" "$kb" "$idle"
done | tee "$work/runs"

median() { awk -v who="$1" -v field="$2" '$1 == who { print $field }' "$work/runs" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
ours=$(median nianbao 2) theirs=$(median empty 2)
echo "mapped after: $ours ms, empty $theirs ms, ratio $(awk "BEGIN { printf \"%.2f\", $ours / $theirs }")  (wanted: at most 1.5)"
echo "resident: $(($(median nianbao 3) / 1024)) MB, empty $(($(median empty 3) / 1024)) MB  (wanted: at most 50 MB more)"
echo "processor time in 3 s of rest: $(($(median nianbao 4) * 10)) ms, empty $(($(median empty 4) * 10)) ms  (wanted: 0)"
