# install_npm [FOLDER]: the npm packages of FOLDER's package-lock.json (by default the project's), in the cache folder under the
# lock's hash, linked as node_modules, so that a second clone with the same lock downloads nothing.
install_npm() {
  local folder=$repo${1:+/$1} store
  store=$cache/npm/$(cat "$folder/package.json" "$folder/package-lock.json" | sha256sum | cut -c1-16)
  if [ ! -e "$store/.complete" ]; then
    say "installing npm packages${1:+ of $1}"
    rm -rf "$store"
    mkdir -p "$store"
    cp "$folder/package.json" "$folder/package-lock.json" "$store/"
    (cd "$store" && quietly npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || fail "npm ci failed (no network?)"
    : >"$store/.complete"
  fi
  if [ -d "$folder/node_modules" ] && [ ! -L "$folder/node_modules" ]; then return 0; fi
  ln -sfn "$store/node_modules" "$folder/node_modules"
}
