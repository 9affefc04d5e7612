"""Makes a video and downloads it; needs nothing but Python 3.8."""
import json
import os
import time
import urllib.request
import uuid

HOST = os.environ["FRAMEHOUSE_URL"]
KEY = os.environ["FRAMEHOUSE_KEY"]
REQUEST = {
    "model": "viduq3-pro-text2video",
    "parameters": {
        "prompt": "A paper boat drifts down a rainy street.",
        "duration": 2,
        "resolution": "540p",
    },
}


def call(path, body=None, **headers):
    request = urllib.request.Request(
        HOST + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Authorization": f"Bearer {KEY}",
            "Content-Type": "application/json",
            **headers,
        },
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


print("Price:", call("/api/v1/quotes", REQUEST)["total"], "credits")

job = call("/api/v1/jobs", REQUEST, **{"Idempotency-Key": str(uuid.uuid4())})
video = None
while video is None:
    job = call(f"/api/v1/jobs/{job['id']}", Prefer="wait=20")
    if job["state"] in ("failed", "cancelled"):
        raise SystemExit(f"{job['id']} {job['state']}: {job['reason']}")
    ready = [a for a in job["assets"] if a["kind"] == "video" and a["state"] == "ready"]
    if ready:
        video = ready[0]["url"]
    else:
        time.sleep(1)

urllib.request.urlretrieve(video, "boat.mp4")
with open("boat.mp4", "rb") as file:
    content = file.read()
assert content[4:8] == b"ftyp", "not an MP4"
print(f"Saved boat.mp4, {len(content)} bytes")
