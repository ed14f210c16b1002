# shellcheck shell=bash
# A bare Debian in a folder, for the tests beside this file to source. Nothing of it is left behind.
#
# They run as root in a namespace of their own (`apart`), where what they mount and start goes with them. The
# mirror of Debian is asked over the network, as apt on this machine does; what was fetched stays in
# target/debian for the next time.

# The Debian whose glibc is the oldest that the mirror still has: 2.31, that of Kylin V10.
suite=${NIANBAO_SUITE:-bullseye}
mirror=${NIANBAO_MIRROR:-http://deb.debian.org/debian}

# What was not so, for the test's end.
export bad=0
must() { # WHAT COMMAND…
  local what=$1
  shift
  if "$@"; then echo "ok: $what"; else echo "NOT SO: $what" >&2; bad=1; fi
}

# Runs the script that is told anew in namespaces of its own, with the folder of the Debian in `root`.
apart() { # SCRIPT ARGUMENTS…
  if [[ -z ${NIANBAO_APART:-} ]]; then
    local place code=0
    place=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-debian-XXXXXX")
    trap 'rm -rf --one-file-system "$place"' EXIT
    NIANBAO_APART=$place unshare --mount --pid --fork --kill-child --propagation private "$@" || code=$?
    exit "$code"
  fi
  root=$NIANBAO_APART/debian
  mkdir "$root"
}

# Fills it: as debootstrap makes it, and a user who may do nothing.
bare_debian() {
  local cache=$PWD/target/debian
  mkdir -p "$cache/$suite-archives"
  if [[ ! -f $cache/$suite.tar ]]; then
    echo "fetching Debian $suite from $mirror" >&2
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$mirror" >"$cache/$suite.log" 2>&1 ||
      { tail -n 5 "$cache/$suite.log" >&2; exit 1; }
    rm -rf "$root"/var/cache/apt/archives/*.deb
    tar -C "$root" --one-file-system -cf "$cache/$suite.tar.part" .
    mv "$cache/$suite.tar.part" "$cache/$suite.tar"
  else
    tar -C "$root" -xf "$cache/$suite.tar"
  fi
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  mount -t proc proc "$root/proc"
  mkdir -p "$root/tmp/.X11-unix"
  mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  mount --bind "$cache/$suite-archives" "$root/var/cache/apt/archives"
  # Their scripts would start services, which nobody has here.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  # Nobody needs it after a power cut.
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/quick"
  debian apt-get update -qq
  debian useradd --create-home --shell /bin/bash clerk
}

debian() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
get() { debian apt-get install -y -qq --no-install-recommends "$@" >"$NIANBAO_APART/get.log" 2>&1 || { tail -n 20 "$NIANBAO_APART/get.log" >&2; exit 1; }; }

# As the user, on the display; `clerk A=B … COMMAND…`.
clerk() {
  env -i PATH=/usr/sbin:/usr/bin:/bin HOME=/home/clerk LC_ALL=C.UTF-8 ${DISPLAY:+DISPLAY="$DISPLAY"} \
    chroot --userspec=clerk:clerk "$root" env --chdir=/home/clerk PATH=/usr/bin:/bin "$@"
}

# A screen for it, of this machine: nothing of X is in the Debian but what is installed there.
screen() {
  local number pipe
  exec {pipe}<> <(:)
  Xvfb -displayfd "$pipe" -screen 0 1440x900x24 -noreset -nolisten tcp >/dev/null 2>&1 &
  read -r -t 30 -u "$pipe" number
  export DISPLAY=:$number
}

# Waits for a window of the program whose title fits; sets `window`.
wait_window() { # PATTERN
  local _ title
  for _ in $(seq 300); do
    window=$(xdotool search --onlyvisible --class nianbao 2>/dev/null | tail -n 1) || true
    # shellcheck disable=SC2053
    if [[ -n $window ]] && title=$(xdotool getwindowname "$window" 2>/dev/null) && [[ $title == $1 ]]; then
      return 0
    fi
    sleep 0.1
  done
  echo "no window '$1': '${title:-}'" >&2
  import -window root "${TMPDIR:-/tmp}/nianbao-linux-failed.png" || true
  return 1
}

# Closes it as a clerk does, and sees that it goes.
close_window() {
  local _
  [[ -n $window ]] || return 1
  xdotool windowfocus "$window" || true
  sleep 0.5
  xdotool key --clearmodifiers ctrl+q
  for _ in $(seq 100); do
    [[ -z $(xdotool search --onlyvisible --class nianbao 2>/dev/null) ]] && return 0
    sleep 0.1
  done
  return 1
}
