#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whether espeak-ng says the digits it is given: its own ten decide. Needs espeak-ng; `speech-listener` is in PATH.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
for digit in 0 1 2 3 4 5 6 7 8 9; do espeak-ng -v en -w "$folder/$digit.wav" "$digit"; done

espeak-ng -v en -w "$folder/said.wav" "2 7 0 9 4 5"
speech-listener digits --voice "$folder" --confidence 30 "$folder/said.wav" 270945

# A tone and a pause are what they should be, too; what is wrong ends this script with 1.
espeak-ng -v en -w "$folder/sentence.wav" "This is a test. It has two sentences."
speech-listener expect "$folder/sentence.wav" \
  "hears speech, silence >= 200 ms, next speech, without clipping, loudness >= -30, peak <= 0"
