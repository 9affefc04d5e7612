#!/usr/bin/env bash
# Makes a video and downloads it. Needs FRAMEHOUSE_URL and FRAMEHOUSE_KEY.
set -euo pipefail

request='{"model": "viduq3-pro-text2video",
  "parameters": {"prompt": "A paper boat drifts down a rainy street.",
                 "duration": 2, "resolution": "540p"}}'

call() {
  curl --silent --show-error --fail-with-body \
    --header "Authorization: Bearer $FRAMEHOUSE_KEY" \
    --header "Content-Type: application/json" "$@"
}

# The first text field of that name; with jq at hand it is: jq --raw-output ".$1"
pick() { grep --only-matching "\"$1\":\"[^\"]*\"" | head --lines 1 | cut --delimiter '"' --fields 4; }

echo "Price: $(call "$FRAMEHOUSE_URL/api/v1/quotes" --data "$request" | pick total) credits"

job=$(call "$FRAMEHOUSE_URL/api/v1/jobs" --data "$request" \
  --header "Idempotency-Key: boat-$(date +%s)-$$" | pick id)

video=""
while [ -z "$video" ]; do
  answer=$(call "$FRAMEHOUSE_URL/api/v1/jobs/$job" --header "Prefer: wait=20")
  state=$(pick state <<<"$answer")
  case "$state" in
    failed | cancelled) echo "Job $job: $state: $(pick reason <<<"$answer")" >&2; exit 1 ;;
    succeeded) video=$(grep --only-matching '"kind":"video","state":"ready"[^}]*' <<<"$answer" | pick url || true) ;;
  esac
  [ -n "$video" ] || sleep 1
done

curl --silent --show-error --fail --output boat.mp4 "$video"
[ "$(head --bytes 8 boat.mp4 | tail --bytes 4)" = ftyp ]
echo "Saved boat.mp4, $(wc --bytes <boat.mp4) bytes"
