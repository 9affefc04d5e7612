#!/usr/bin/env bash
# VIDU Q2 Reference-to-Video: submit, poll, download.
# As the provider's page prints it; only host and key are others. See README.md.
set -euo pipefail
HOST=${FRAMEHOUSE_URL:-http://localhost:8080}
KEY=${FRAMEHOUSE_KEY:-fh_your_key}
IMAGE=${FRAMEHOUSE_IMAGE:-https://example.com/image.png}
OUTPUT=${1:-video.mp4}

created=$(curl --silent --show-error --fail-with-body --request POST \
  --url "$HOST/v3/async/vidu-q2-reference2video" \
  --header "Authorization: Bearer $KEY" \
  --header 'Content-Type: application/json' \
  --data '
{
  "bgm": true,
  "seed": 123,
  "audio": true,
  "prompt": "@1 waves at the camera.",
  "duration": 2,
  "subjects": [
    {
      "id": "1",
      "images": [
        "'"$IMAGE"'"
      ],
      "voice_id": "voice-1"
    }
  ],
  "watermark": true,
  "resolution": "540p",
  "aspect_ratio": "9:16",
  "movement_amplitude": "high"
}
')
task=$(sed -n 's/.*"task_id":"\([^"]*\)".*/\1/p' <<< "$created")
echo "task $task"

while true; do
  result=$(curl --silent --show-error --fail-with-body \
    --url "$HOST/v3/async/task-result?task_id=$task" \
    --header "Authorization: Bearer $KEY" \
    --header 'Content-Type: application/json')
  status=$(sed -n 's/.*"status":"\(TASK_STATUS_[A-Z]*\)".*/\1/p' <<< "$result")
  echo "$status"
  case $status in
    TASK_STATUS_SUCCEED) break ;;
    TASK_STATUS_FAILED) echo "$result" >&2; exit 1 ;;
  esac
  sleep "${POLL_SECONDS:-5}"
done

url=$(sed -n 's/.*"video_url":"\([^"]*\)".*/\1/p' <<< "$result")
curl --silent --show-error --fail --output "$OUTPUT" --url "$url"
echo "$OUTPUT"
