package io.framehouse.reports.internal;

/** Writes lines of usage in some format, one after the other; keeps none of them. */
interface UsageWriter {
    void write(UsageLine line);

    /** To be called once, after the last line; leaves the stream open. */
    void finish();
}
