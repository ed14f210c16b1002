#!/usr/bin/env bash
# Drives a real window as a clerk would: `tests/window.sh PROGRAM…`, on the X display DISPLAY.
# Opens a draft, types a number, sees the unsaved mark and the error counted in the title, saves, lets
# the command line find the fault, undoes, saves again, and has the draft back as it was; opens what other
# starts hand over; and has the draft also in a window opened anew.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
run=("$@")
work=$(mktemp -d)
finish() { local code=$?; kill %1 2>/dev/null || true; rm -rf "$work"; exit "$code"; }
trap finish EXIT
cd "$work"
# Copies of unsaved work of other runs are none of this one's business.
export NIANBAO_RECOVERY=recovery NIANBAO_SETTINGS=settings

fail() { echo "FAILED: $*"; import -window root "${TMPDIR:-/tmp}/nianbao-window-failed.png" || true; exit 1; }

cp "$here/fixtures/2021.txt" report.txt
"${run[@]}" import report.txt -o draft.ron >import.out || fail "import"
cp draft.ron before.ron
"${run[@]}" check draft.ron >check.out || fail "a report without faults has findings: $(cat check.out)"
"${run[@]}" export draft.ron --pdf out.pdf --text out.txt --final >export.out || fail "export"
[[ $(head -c 5 out.pdf) == %PDF- ]] || fail "no PDF"
# The command line of Windows may write CRLF nowhere: the text is the same everywhere.
cmp -s out.txt report.txt || fail "the exported text is not the imported one"
"${run[@]}" show out.txt --json >again.json
"${run[@]}" show draft.ron --json >draft.json
cmp -s again.json draft.json || fail "the exported text does not import as the same report"
if "${run[@]}" check nowhere.txt 2>err.txt; then fail "a missing file is no error"; else [[ $? == 2 ]] || fail "exit code"; fi
grep -q nowhere.txt err.txt || fail "the error does not name the file"

open_window() {
  local started
  started=$(date +%s%N)
  "${run[@]}" draft.ron &
  window=
  for _ in $(seq 2000); do
    window=$(xdotool search --onlyvisible --class nianbao 2>/dev/null | tail -n 1) || true
    [[ -n $window ]] && break
    sleep 0.01
  done
  [[ -n $window ]] || fail "no window"
  echo "window after $((($(date +%s%N) - started) / 1000000)) ms"
  wait_title '*draft'
  xdotool windowfocus --sync "$window" || xdotool windowfocus "$window"
  sleep 0.3
}
close_window() {
  press ctrl+q
  for _ in $(seq 100); do [[ -z $(jobs -r) ]] && return; sleep 0.05; done
  fail "the window does not close"
}

title() { xdotool getwindowname "$window"; }
wait_title() {
  local _
  for _ in $(seq 200); do
    # shellcheck disable=SC2053
    [[ $(title) == $1 ]] && return
    sleep 0.05
  done
  fail "the title is '$(title)', not '$1'"
}
press() { local key; for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.15; done; }

open_window
# Opening paragraph, overview, its five parts, disclosure, applications.
press ctrl+Next ctrl+Next ctrl+Next ctrl+Next ctrl+Next ctrl+Next ctrl+Next ctrl+Next
press 9 9 9 Return
wait_title '*●未保存　错误 2'
import -window "$window" "${SHOT:-$work/shot.png}" || true
press ctrl+s
wait_title '*draft　错误 2'
if "${run[@]}" check draft.ron >check.out; then fail "the wrong number was not found"; else [[ $? == 1 ]] || fail "exit code"; fi
grep -q 999 check.out || fail "the finding does not say the number: $(cat check.out)"
press ctrl+z
wait_title '*●未保存*'
press ctrl+s
wait_title '*draft'
cmp draft.ron before.ron || fail "undone and saved, the draft is another one"
# A second start hands its file to the window that is open, also to one that was put away. What comes sooner
# after another file was chosen together with that, and has a window of its own.
cp draft.ron other.ron
sleep 3.5
"${run[@]}" other.ron || fail "the second start did not end well"
wait_title '*other'
xdotool windowminimize "$window"
sleep 3.5
"${run[@]}" draft.ron || fail "the second start did not end well"
wait_title '*draft'
for _ in $(seq 100); do xdotool search --onlyvisible --class nianbao >/dev/null 2>&1 && break; sleep 0.05; done
[[ $(jobs -r | wc -l) == 1 ]] || fail "not one program runs"
xdotool windowfocus --sync "$window" || xdotool windowfocus "$window"
close_window
open_window
close_window
echo "window: 1 passed, 0 failed"
