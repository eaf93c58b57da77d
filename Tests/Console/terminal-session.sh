#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The reader as a terminal program, under tmux: keys count without Enter, the window is resized in mid-story, and what is
# written is plain lines: no escape sequence, no carriage return, no backspace. Ends with 0 when all of it held.
#
#   Tests/Console/terminal-session.sh .build/debug/kodeoplaeserd
set -u
daemon=$(realpath "${1:?the daemon to try}")
folder=$(mktemp -d)
pane() { timeout 5 tmux -S "$folder/tmux" -f /dev/null "$@" </dev/null; }
finish() { pane kill-server; rm -rf "$folder"; }
trap finish EXIT

# Waits until a line holds this; a story that stops is a failure.
see() {
  for _ in $(seq 300); do
    grep -q "$1" "$folder/written" 2>/dev/null && return
    sleep 0.1
  done
  echo "not written: $1" >&2
  exit 1
}

pane new-session -d -s reader -x 80 -y 24 sh
pane send-keys -t reader -l "cd $folder && $daemon try --language en --audio wav-unpaced:heard.wav >written 2>&1; echo exit \$? >>written
"
see "Enter your pin"
pin=$(sed -n 's/The demo PIN is \([0-9]*\).*/\1/p' "$folder/written")
code=$(sed -n 's/.*one-time code \([0-9]*\)\./\1/p' "$folder/written" | head -n 1)
pane resize-window -t reader -x 40 -y 12
pane send-keys -t reader -l "$pin"
see "shown by"
pane resize-window -t reader -x 120 -y 50
pane send-keys -t reader -l "$code"
see "Plus approves"
pane send-keys -t reader -l "+"
see "Plus again"
pane send-keys -t reader -l "+"
see "exit 0"
if LC_ALL=C grep -q "$(printf '[\033\010\r]')" "$folder/written"; then
  echo "a cursor was moved" >&2
  exit 1
fi
echo "told line by line, through two resizes"
