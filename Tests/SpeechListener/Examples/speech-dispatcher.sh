#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whether Speech Dispatcher is heard, and says the digits it is given, through a sound server of its own whose sink nobody hears.
# Needs speech-dispatcher, speech-dispatcher-espeak-ng, speech-dispatcher-audio-plugins, espeak-ng, pulseaudio and
# pulseaudio-utils; `speech-listener` is in PATH.
set -euo pipefail

folder=$(mktemp -d)
trap 'kill -9 $(jobs -p) 2>"$folder/ended" || true; rm -r "$folder"' EXIT
export HOME=$folder XDG_RUNTIME_DIR=$folder PULSE_SERVER=unix:$folder/native SPEECHD_ADDRESS=unix_socket:$folder/speechd LC_ALL=C.UTF-8

pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no \
  --load="module-native-protocol-unix socket=$folder/native auth-anonymous=1" \
  --load="module-null-sink sink_name=headset rate=22050 channels=1 format=s16le" 2>"$folder/pulse.log" &
until pactl info >"$folder/info" 2>&1; do sleep 0.1; done

mkdir -p "$folder/modules"
cp /etc/speech-dispatcher/modules/espeak-ng.conf "$folder/modules"
cat >"$folder/speechd.conf" <<'CONF'
LogLevel 0
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
DefaultLanguage "en"
CONF
speech-dispatcher --run-single --communication-method unix_socket --socket-path "$folder/speechd" --config-dir "$folder" \
  --pid-file "$folder/pid" --log-dir "$folder" --timeout 0 2>"$folder/speechd.log" &
until [ -S "$folder/speechd" ]; do sleep 0.1; done

parec --device=headset.monitor --format=s16le --rate=22050 --channels=1 --latency-msec=20 --file-format=wav "$folder/heard.wav" &
recorder=$!
until [ -s "$folder/heard.wav" ]; do sleep 0.1; done
spd-say --wait --language en --output-module espeak-ng "2 7 0 9 4 5"
kill -INT "$recorder"
wait "$recorder" || true

for digit in 0 1 2 3 4 5 6 7 8 9; do espeak-ng -v en -w "$folder/$digit.wav" "$digit"; done
speech-listener expect "$folder/heard.wav" "hears speech, without clipping, loudness >= -40"
speech-listener digits --voice "$folder" "$folder/heard.wav" 270945
