#!/usr/bin/env bash
# Chinese typed in the program as its deb installs it: `tests/linux/pinyin.sh OUT`, as root.
#
# OUT is the folder that scripts/package.sh filled. In a bare Debian with its own fcitx5 and pinyin what
# tests/ime.sh types must stand in the draft. Needs debootstrap and Debian's mirror.
set -euo pipefail
self=$(realpath "$0")
out=$(realpath "$1")
cd "$(dirname "$self")/../.."
# Before it fcitx5 is a first version, whose tools do not tell whether it is on.
export NIANBAO_SUITE=${NIANBAO_SUITE:-bookworm}
# shellcheck source=tests/linux/debian.sh
. tests/linux/debian.sh
apart "$self" "$out"
bare_debian
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
cp "$out/nianbao-$version-linux-desktop-$(dpkg --print-architecture).deb" "$root/srv/nianbao.deb"
get /srv/nianbao.deb fcitx5 fcitx5-chinese-addons fcitx5-modules dbus locales python3 xvfb xdotool
debian localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
mkdir -p "$root/srv/tests/fixtures"
cp tests/ime.sh "$root/srv/tests/"
cp tests/fixtures/2021.txt "$root/srv/tests/fixtures/"
echo "== Debian $suite, with $(debian dpkg-query -W fcitx5)"
must "what is typed through fcitx5 stands in the draft" clerk /srv/tests/ime.sh /usr/bin/nianbao
exit "$bad"
