package io.framehouse.reports.internal;

import io.framehouse.reports.S3Target;

/** A bucket with the secret that opens it; lives as long as one put. */
record OpenedBucket(S3Target target, String secretKey) {
    @Override
    public String toString() {
        return "OpenedBucket[" + target + "]";
    }
}
