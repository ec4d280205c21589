#!/usr/bin/env bash
# Builds the page as it is published and packages it as dist/.
# usage: tools/build-page.sh [PRESET]      presets: web, web-debug
source "$(dirname "${BASH_SOURCE[0]}")/setup/lib.sh"
source "$repo/tools/env.sh"
cd "$repo"
preset=${1:-web}
[ -e "build/$preset/build.ninja" ] || quietly cmake --preset "$preset" || fail "the page could not be configured"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cmake --build --preset "$preset" --target parley worker gallery >"$log" 2>&1 || { grep -vE '^\[[0-9]+/[0-9]+\]' "$log" | tail -n 60 >&2; fail "the page could not be built"; }
node tools/dist/package.mjs "build/$preset" dist
