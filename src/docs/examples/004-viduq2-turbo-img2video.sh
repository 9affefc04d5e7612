#!/usr/bin/env bash
# Vidu Q2 Turbo - Image to Video, as Vtrix offers it: submit, poll, download.
# The parameters that the provider's page lists; only host and key are others. See README.md.
set -euo pipefail
HOST=${FRAMEHOUSE_URL:-http://localhost:8080}
KEY=${FRAMEHOUSE_KEY:-fh_your_key}
IMAGE=${FRAMEHOUSE_IMAGE:-https://example.com/image.png}
OUTPUT=${1:-video.mp4}

created=$(curl --silent --show-error --fail-with-body --request POST \
  --url "$HOST/model/v1/generation" \
  --header "Authorization: Bearer $KEY" \
  --header 'Content-Type: application/json' \
  --data '
{
  "model": "viduq2_turbo_img2video",
  "images": [
    "'"$IMAGE"'"
  ],
  "prompt": "The astronaut waved and the camera moved up.",
  "audio": true,
  "voice_id": "voice-1",
  "is_rec": false,
  "bgm": true,
  "duration": 2,
  "seed": 0,
  "resolution": "720p",
  "payload": "my own id",
  "off_peak": false,
  "watermark": true,
  "wm_position": 3,
  "movement_amplitude": "large"
}
')
task=$(sed -n 's/.*"id":"\([^"]*\)".*/\1/p' <<< "$created")
echo "task $task"

while true; do
  result=$(curl --silent --show-error --fail-with-body \
    --url "$HOST/model/v1/generation/task/$task" \
    --header "Authorization: Bearer $KEY")
  status=$(sed -n 's/.*"status":"\([a-z_]*\)".*/\1/p' <<< "$result")
  echo "$status"
  case $status in
    completed) break ;;
    failed) echo "$result" >&2; exit 1 ;;
  esac
  sleep "${POLL_SECONDS:-5}"
done

url=$(sed -n 's/.*"url":"\([^"]*\)".*/\1/p' <<< "$result")
curl --silent --show-error --fail --output "$OUTPUT" --url "$url"
echo "$OUTPUT"
