#!/usr/bin/env bash
# Nothing goes out and nothing that an imported file names is fetched: `tests/faults/sockets.sh PROGRAM`.
# Runs the program under strace, the command line over every kind of file and, where DISPLAY is set, the
# window from opening to closing, with a second start that hands its file over. Fails on any socket but local
# ones, on any connection but to the display, the session bus (with that of the screen readers), the system's
# name service and the program that runs already, and on any listening but for that. Prints counts.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
program=$(realpath "$1")
work=$(mktemp -d)
window=
finish() {
  local code=$?
  [[ -z $window ]] || kill "$window" 2>/dev/null || true
  rm -rf "$work"
  exit "$code"
}
trap finish EXIT
cd "$work"
export XDG_RUNTIME_DIR=$work/session
mkdir -m 700 "$XDG_RUNTIME_DIR"
export NIANBAO_RECOVERY=$work/recovery NIANBAO_SETTINGS=$work/settings
mkdir calls

fail() { echo "FAILED: $*"; exit 1; }

runs=0
traced() {
  runs=$((runs + 1))
  # A file of its own for each process.
  strace -qq -ff -e trace=%network -o "calls/$runs" "$program" "$@"
}
quiet() { traced "$@" >/dev/null 2>out.err || [[ $? == 1 ]] || fail "$*: $(cat out.err)"; }

# What a page or a document would have a browser fetch.
bait='http://192.0.2.1:8/nianbao'
{
  printf '<html><head><meta charset="utf-8"><base href="%s/"><link rel="stylesheet" href="%s.css">' "$bait" "$bait"
  printf '<script src="%s.js"></script></head><body>' "$bait"
  printf '<img src="%s.png"><iframe src="%s.html"></iframe><object data="%s"></object>' "$bait" "$bait" "$bait"
  sed 's|.*|<p>&</p>|' "$here/fixtures/2021.txt"
} >bait.html

cp "$here/fixtures/2021.txt" report.txt
quiet import report.txt -o draft.ron
quiet check draft.ron
quiet show draft.ron --json
for kind in pdf docx html xlsx text; do quiet export draft.ron --$kind "out.$kind"; done
quiet export draft.ron --pdf signed.pdf --signoff --fonts system
for file in out.pdf out.docx out.html out.text signed.pdf; do
  quiet import "$file"
  quiet check draft.ron --last "$file"
done
quiet roll draft.ron -o next.ron
quiet rules
# Whether anything of these is read is nothing to this test: only what is asked for.
for file in bait.html out.xlsx; do traced import "$file" >/dev/null 2>&1 || true; done

shown=none
if [[ -n ${DISPLAY:-} ]]; then
  shown=$DISPLAY
  traced draft.ron >window.out 2>&1 &
  window=$!
  id=
  for _ in $(seq 1200); do
    id=$(xdotool search --onlyvisible --class nianbao 2>/dev/null | tail -n 1) || true
    [[ -n $id ]] && break
    kill -0 "$window" 2>/dev/null || fail "the window did not open: $(cat window.out)"
    sleep 0.05
  done
  [[ -n $id ]] || fail "no window"
  runs=$((runs + 1))
  sleep 2
  xdotool windowfocus --sync "$id" || xdotool windowfocus "$id"
  # The preview, another part, a number, saved; then out.
  press() { local key; for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.5; done; }
  press ctrl+p ctrl+Next ctrl+Next ctrl+Next ctrl+Next ctrl+Next ctrl+Next ctrl+Next ctrl+Next 9 Return ctrl+s
  [[ $(stat -c '%a %u' "$XDG_RUNTIME_DIR"/nianbao-*.sock) == "600 $UID" ]] || fail "others may open the socket"
  traced next.ron || fail "the second start did not end well"
  for _ in $(seq 100); do [[ $(xdotool getwindowname "$id") == *next* ]] && break; sleep 0.05; done
  [[ $(xdotool getwindowname "$id") == *next* ]] || fail "the first program did not open the file of the second"
  press ctrl+q
  for _ in $(seq 200); do kill -0 "$window" 2>/dev/null || break; sleep 0.05; done
  ! kill -0 "$window" 2>/dev/null || fail "the window does not close"
  window=
  ! cmp -s draft.ron next.ron || fail "nothing was saved"
fi

cat calls/* >all
count() { grep -cE "$1" all || true; }
bus=$(sed -nE 's/.*unix:(path|abstract)=([^,;]*).*/\2/p' <<<"${DBUS_SESSION_BUS_ADDRESS:-}")
# strace names abstract sockets with @.
display='^@?/tmp/\.X11-unix/X[0-9]+$|/wayland-[0-9]+$'
session='^@?/tmp/dbus-[A-Za-z0-9]+$|^/run/user/[0-9]+/bus$|/at-spi/bus[_0-9]*$'
session+="|^$XDG_RUNTIME_DIR/bus\$"
[[ -z $bus ]] || session+="|^@?$bus\$"
names='^/(var/)?run/nscd/socket$'
own="$XDG_RUNTIME_DIR/nianbao-[0-9a-f]{16}\\.sock"
declare -A to=([display]=0 [session]=0 [names]=0 [own]=0)
refused=0
while read -r path; do
  if [[ $path =~ $display ]]; then to[display]=$((to[display] + 1))
  elif [[ $path =~ $session ]]; then to[session]=$((to[session] + 1))
  elif [[ $path =~ $names ]]; then to[names]=$((to[names] + 1))
  elif [[ $path =~ ^$own$ ]]; then to[own]=$((to[own] + 1))
  else
    refused=$((refused + 1))
    echo "REFUSED: a connection to $path"
  fi
done < <(sed -nE 's/^connect\([0-9]+, \{sa_family=AF_UNIX, sun_path=(@?)"([^"]*)".*/\1\2/p' all)
# The numbers under which the one socket is listened to.
heard=$(sed -nE "s|^bind\\(([0-9]+), .*sun_path=\"$own\".*|\\1|p" all | sort -u | paste -sd '|')
foreign='^socket\((AF_[A-Z0-9]+|0x[0-9a-f]+)'
while read -r call; do
  refused=$((refused + 1))
  echo "REFUSED: $call"
done < <(grep -E "$foreign" all | grep -vE '^socket\(AF_(UNIX|LOCAL),' ; grep -E '^(bind|listen|accept4?)\(' all | grep -vE "^(bind|listen|accept4?)\((${heard:-none}),"; grep -E '^(connect|sendto|sendmsg)\(.*sa_family=' all | grep -v 'sa_family=AF_UNIX')
echo "sockets: $runs runs, $(ls calls | wc -l) processes and threads, window on $shown: \
$(count '^socket\(') sockets, connections to the display ${to[display]}, the session bus ${to[session]}, \
the name service ${to[names]}, the program that runs ${to[own]}; refused $refused"
((refused == 0)) || fail "$refused of them should not be"
