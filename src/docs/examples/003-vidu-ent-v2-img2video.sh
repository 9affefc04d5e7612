#!/usr/bin/env bash
# Vidu, image to video: submit, poll, download.
# As the provider's page prints it; only host and key are others. See README.md.
set -euo pipefail
HOST=${FRAMEHOUSE_URL:-http://localhost:8080}
KEY=${FRAMEHOUSE_KEY:-fh_your_key}
IMAGE=${FRAMEHOUSE_IMAGE:-https://example.com/image.png}
OUTPUT=${1:-video.mp4}

created=$(curl --silent --show-error --fail-with-body --request POST \
  --url "$HOST/vidu/ent/v2/img2video" \
  --header "Authorization: Bearer $KEY" \
  --header 'Content-Type: application/json' \
  --data '
{
  "model": "viduq3-pro",
  "images": [
    "'"$IMAGE"'"
  ],
  "prompt": "Animate the scene in the image"
}
')
task=$(sed -n 's/.*"task_id":"\([^"]*\)".*/\1/p' <<< "$created")
echo "task $task"

while true; do
  result=$(curl --silent --show-error --fail-with-body \
    --url "$HOST/vidu/ent/v2/tasks/$task/creations" \
    --header "Authorization: Bearer $KEY")
  state=$(sed -n 's/.*"state":"\([a-z]*\)".*/\1/p' <<< "$result")
  echo "$state"
  case $state in
    success) break ;;
    failed) echo "$result" >&2; exit 1 ;;
  esac
  sleep "${POLL_SECONDS:-5}"
done

url=$(sed -n 's/.*"url":"\([^"]*\)".*/\1/p' <<< "$result")
curl --silent --show-error --fail --output "$OUTPUT" --url "$url"
echo "$OUTPUT"
