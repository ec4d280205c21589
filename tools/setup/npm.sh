# install_npm: the npm packages of package-lock.json, in the cache folder under the lock's hash, linked as node_modules,
# so that a second clone with the same lock downloads nothing.
install_npm() {
  local store
  store=$cache/npm/$(cat "$repo/package.json" "$repo/package-lock.json" | sha256sum | cut -c1-16)
  if [ ! -e "$store/.complete" ]; then
    say "installing npm packages"
    rm -rf "$store"
    mkdir -p "$store"
    cp "$repo/package.json" "$repo/package-lock.json" "$store/"
    (cd "$store" && quietly npm ci --no-audit --no-fund --loglevel=error) || fail "npm ci failed (no network?)"
    : >"$store/.complete"
  fi
  if [ -d "$repo/node_modules" ] && [ ! -L "$repo/node_modules" ]; then return 0; fi
  ln -sfn "$store/node_modules" "$repo/node_modules"
}
