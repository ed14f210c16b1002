#!/usr/bin/env bash
# Starts that fail say why in Chinese, what to do, and end with a code of their own: `tests/linux/start.sh PROGRAM`,
# as root. PROGRAM is one by scripts/linux.sh.
#
# In a bare Debian, with everything that a window needs missing in turn: the desktop, the libraries of X and of
# Wayland, what draws, the program's fonts, folders that may not be read. Needs debootstrap, Xvfb, xdotool,
# python3 and Debian's mirror.
set -euo pipefail
self=$(realpath "$0")
program=$(realpath "$1")
cd "$(dirname "$self")/../.."
# The oldest Debian with a Vulkan by the processor that wgpu takes.
export NIANBAO_SUITE=${NIANBAO_SUITE:-bookworm}
# shellcheck source=tests/linux/debian.sh
. tests/linux/debian.sh
apart "$self" "$program"
bare_debian
screen
here=/home/clerk/年报
mkdir -p "$root$here"
cp "$program" "$root$here/nianbao"
cp -r fonts "$root$here/fonts"
cp assets/sample.ron "$root/home/clerk/draft.ron"
debian chown -R clerk:clerk /home/clerk
echo "== Debian $suite, with $(debian dpkg-query -W libc6)"

# Runs it with this environment; what it said is in `said`, how it ended in `code`.
start() { # A=B…
  code=0
  said=$(clerk timeout 60 env "$@" 2>&1 >/dev/null) || code=$?
}
refuses() { # WHAT WORD A=B… PROGRAM
  local what=$1 word=$2
  shift 2
  start "$@"
  must "$what: it ends with 2" test "$code" -eq 2
  echo "$said"
  must "$what: it says what" grep -q -- "$word" <<<"$said"
  must "$what: it says what to do" grep -q '请' <<<"$said"
  must "$what: no word of panics" test -z "$(grep -E 'panicked|RUST_BACKTRACE|recreated' <<<"$said")"
}
opens() { # WHAT A=B… PROGRAM
  local what=$1
  shift
  clerk "$@" >/dev/null 2>"$NIANBAO_APART/said" &
  must "$what: a window opens" wait_window '*'
  must "$what: it closes" close_window
}
# What draws by OpenGL put away, and put back; zenity itself would not start without the libraries before it.
away() {
  mkdir -p "$NIANBAO_APART/away"
  mv "$root"/usr/lib/*/libEGL_mesa* "$root"/usr/lib/*/libGLX_mesa* "$root"/usr/lib/*/dri "$NIANBAO_APART/away"
}
back() { mv "$NIANBAO_APART"/away/* "$root/usr/lib/$(uname -m)-linux-gnu/"; }

echo "== nothing of a desktop is there"
DISPLAY='' refuses "no display" "DISPLAY" $here/nianbao
refuses "no library of X" "libX11.so.6" $here/nianbao

echo "== the libraries of X, each missing in turn"
get libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0
for library in libX11.so.6 libX11-xcb.so.1 libxcb.so.1 libXcursor.so.1 libXi.so.6 libxkbcommon.so.0 libxkbcommon-x11.so.0; do
  file=$(cd "$root" && find usr/lib -name "$library" | head -n 1)
  mv "$root/$file" "$root/$file.away"
  # Some are missed by another that needs them.
  refuses "no $library" "${library%%.*}\|apt install" $here/nianbao
  mv "$root/$file.away" "$root/$file"
done
refuses "no such display" "连接不上桌面" DISPLAY=:987 $here/nianbao
refuses "no such display of Wayland" "连接不上桌面" WAYLAND_DISPLAY=nowhere XDG_RUNTIME_DIR=/tmp $here/nianbao
python3 -c '
import os, socket, sys
door = socket.socket(socket.AF_UNIX)
door.bind(sys.argv[1])
os.chmod(sys.argv[1], 0o777)
door.listen()
kept = []
while True:
    kept.append(door.accept())' "$root/tmp/wayland-7" &
for _ in $(seq 100); do [[ -S $root/tmp/wayland-7 ]] && break; sleep 0.1; done
refuses "no library of Wayland" "libwayland-client" WAYLAND_DISPLAY=wayland-7 XDG_RUNTIME_DIR=/tmp $here/nianbao

echo "== nothing draws"
refuses "no graphics" "OpenGL" $here/nianbao
refuses "no graphics, asked for Vulkan" "Vulkan" $here/nianbao --renderer wgpu
# It brings OpenGL along.
get zenity libgl1 libegl1 libgl1-mesa-dri
away
clerk timeout 120 $here/nianbao >/dev/null 2>&1 &
shown=
for _ in $(seq 500); do
  shown=$(xdotool search --onlyvisible --class zenity 2>/dev/null | tail -n 1) && [[ -n $shown ]] && break
  sleep 0.1
done
must "no graphics: a box says it" test -n "$shown"
if [[ -n $shown ]]; then
  sleep 1
  import -window root "${SHOT:-$NIANBAO_APART/shot.png}"
  xdotool windowfocus "$shown" || true
  xdotool key Return
fi
wait $! && code=0 || code=$?
must "no graphics: it ends with 2 once that is read" test "$code" -eq 2
back

echo "== OpenGL by the processor, then Vulkan alone"
get libegl1 libgl1 libgl1-mesa-dri
opens "OpenGL" $here/nianbao
get libvulkan1 mesa-vulkan-drivers
away
opens "Vulkan alone" $here/nianbao
back

echo "== fonts and folders"
chmod 000 "$root$here/fonts"
opens "fonts that may not be read" $here/nianbao
start $here/nianbao export draft.ron --pdf out.pdf
must "a PDF comes of it all the same" test -s "$root/home/clerk/out.pdf"
must "it says which face is missing" grep -q "fonts" <<<"$said"
rm -rf "$root$here/fonts"
opens "fonts gone" $here/nianbao
chmod 711 "$root$here"
debian chown root:root $here
opens "the program's folder may not be read" $here/nianbao
mkdir -p "$root/home/clerk/.config" "$root/home/clerk/.local"
chmod 000 "$root/home/clerk/.config" "$root/home/clerk/.local"
opens "the clerk's own folders may not be read" $here/nianbao
chmod 000 "$root/home/clerk/draft.ron"
clerk $here/nianbao draft.ron >/dev/null 2>&1 &
must "a draft that may not be read: a window opens, and says it" wait_window '*'
sleep 1
xdotool windowfocus "$window" || true
# What it says is read first.
xdotool key Escape
must "a draft that may not be read: it closes" close_window
start $here/nianbao show draft.ron
must "the command line says it" grep -q "权限" <<<"$said"
must "and ends with 2" test "$code" -eq 2
exit "$bad"
