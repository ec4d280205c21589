#!/bin/sh
# Firefox with the toolbars out of the way, so that Tab goes round in the page as it does in a headless Chromium. Only a style sheet
# in the profile can do so (toolkit.legacyUserProfileCustomizations.stylesheets), and Playwright makes the profile itself.
for argument; do
  [ "$previous" != --profile ] || profile=$argument
  previous=$argument
done
mkdir -p "$profile/chrome"
echo '#navigator-toolbox, #sidebar-main { visibility: collapse !important }' >"$profile/chrome/userChrome.css"
exec "${PARLEY_FIREFOX:-/usr/bin/firefox-esr}" "$@"
