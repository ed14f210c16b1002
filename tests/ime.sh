#!/usr/bin/env bash
# Chinese typed through fcitx5 on X11: `tests/ime.sh [PROGRAM] [FOLDER]`.
#
# The real program on a display and a session bus of its own, with Debian's fcitx5 and pinyin. What is
# typed slowly, fast, given up, and into a cell must stand in the draft: nothing lost, nothing doubled.
# With FOLDER pictures are left there: are the candidates near the caret?
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:-$here/../target/release/nianbao}")
pictures=${2:-}
if [[ -z ${NIANBAO_IME_WORK:-} ]]; then
  NIANBAO_IME_WORK=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-ime-XXXXXX")
  export NIANBAO_IME_WORK
  exec {pipe}<> <(:)
  Xvfb -displayfd "$pipe" -screen 0 1366x768x24 -noreset -nolisten tcp >/dev/null 2>&1 &
  server=$!
  trap 'kill "$server" 2>/dev/null || true; sleep 0.3; rm -rf "$NIANBAO_IME_WORK" || true' EXIT
  read -r -t 30 -u "$pipe" number
  export DISPLAY=:$number
  timeout 240 dbus-run-session -- "$0" "$program" ${pictures:+"$pictures"}
  exit
fi
work=$NIANBAO_IME_WORK
locale -a | grep -qi '^zh_CN.utf-\?8$' || localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
export HOME=$work XDG_CONFIG_HOME=$work/config XMODIFIERS=@im=fcitx LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8
export NIANBAO_RENDERER=${NIANBAO_RENDERER:-glow} NIANBAO_RECOVERY=$work/recovery NIANBAO_SETTINGS=$work/settings.ron
unset WAYLAND_DISPLAY
mkdir -p "$work/config/fcitx5" "$work/recovery"
cat >"$work/config/fcitx5/profile" <<'P'
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
[Groups/0/Items/1]
Name=pinyin
[GroupOrder]
0=Default
P
fail() { echo "FAILED: $*"; exit 1; }
shot() { [[ -z $pictures ]] || import -window root "$pictures/$1.png"; }
show() { "$program" show "$work/draft.ron" --json >"$work/shown.json"; }
"$program" import "$here/fixtures/2021.txt" -o "$work/draft.ron" >/dev/null
cp "$work/draft.ron" "$work/before.ron"
fcitx5 --disable=wayland >"$work/fcitx.log" 2>&1 &
method=$!
# Whoever asks fcitx5-remote sooner starts another one.
is_there() {
  dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
    string:org.fcitx.Fcitx5 2>/dev/null | grep -q true
}
for _ in $(seq 100); do is_there && break; sleep 0.1; done
"$program" "$work/draft.ron" &
nianbao=$!
trap 'kill "$nianbao" "$method" 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  window=$(xdotool search --onlyvisible --pid "$nianbao" 2>/dev/null | tail -n 1) || true
  [[ -n $window ]] && break
  sleep 0.1
done
[[ -n ${window:-} ]] || fail "no window"
sleep 1
xdotool windowmove "$window" 0 0 windowfocus "$window"
sleep 0.5
key() { for name in "$@"; do xdotool key "$name"; sleep 0.15; done; }
key ctrl+End
for _ in $(seq 50); do
  fcitx5-remote -s pinyin
  # 2: a method is on that is not the keyboard alone. Its name is not told by every version.
  [[ $(fcitx5-remote) == 2 ]] && break
  sleep 0.1
done
[[ $(fcitx5-remote) == 2 ]] || fail "the input method is not to be had"
# A word, with candidates on the screen.
xdotool type --delay 100 nihao
sleep 0.5
shot candidates
key space
# As fast as nobody types.
for _ in $(seq 10); do xdotool type --delay 15 zhengfu; xdotool key space; done
sleep 1
# What is given up is not there.
xdotool type --delay 60 zhongguo
key Escape
key ctrl+s
sleep 1
# A number in a cell, with the input method on: opening paragraph, overview, its five parts, disclosure.
for _ in $(seq 8); do key ctrl+Next; done
shot cell
xdotool type --delay 60 7531
key Return ctrl+s
sleep 1.5
show
/usr/bin/python3 - "$work" "$program" <<'P' || fail "see above"
import json, subprocess, sys
work, program = sys.argv[1:]
before = json.loads(subprocess.run([program, "show", f"{work}/before.ron", "--json"], capture_output=True, text=True).stdout)
after = json.load(open(f"{work}/shown.json", encoding="utf-8"))
changed = {name: text for name, text in after["prose"].items() if text != before["prose"][name]}
wanted = "你好" + "政府" * 10
text = changed.get("preamble", "")
added = text.removeprefix(before["prose"]["preamble"])
if list(changed) != ["preamble"] or added != wanted:
    sys.exit(f"typed 你好 and ten times 政府, in the draft stands: {changed and added!r}, in {list(changed)}")
cells = [text for name, text in after["cells"].items() if text != before["cells"][name] and "total" not in name]
if cells != ["7531"]:
    sys.exit(f"7531 typed into a cell, in the draft stands: {cells}")
print("input method: 12 words and a number typed, nothing lost, nothing doubled")
P
