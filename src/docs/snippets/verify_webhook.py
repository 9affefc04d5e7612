"""Tells whether a webhook is ours and fresh (Standard Webhooks)."""
import base64
import hashlib
import hmac
import time

TOLERANCE_SECONDS = 300


def is_ours(secret, headers, body, now=None):
    """secret as shown, whsec_…; headers with lower-case names; body as bytes, unparsed."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    timestamp = headers["webhook-timestamp"]
    if abs((now or time.time()) - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    signed = f"{headers['webhook-id']}.{timestamp}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    # While a secret is being rotated there are two signatures.
    return any(
        hmac.compare_digest(expected, given.removeprefix("v1,").encode())
        for given in headers["webhook-signature"].split()
    )
