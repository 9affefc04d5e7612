package io.framehouse.storage.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;

/** An object's bytes; whoever stops early does not read the rest of them. To be closed. */
final class S3Stream extends FilterInputStream {
    private final ResponseInputStream<?> answer;
    private final AtomicReference<@Nullable Runnable> afterwards;
    private boolean ended;

    /**
     * @param afterwards run once, when it is closed
     */
    S3Stream(ResponseInputStream<?> answer, Runnable afterwards) {
        super(answer);
        this.answer = answer;
        this.afterwards = new AtomicReference<>(afterwards);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        ended |= value < 0;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        ended |= count < 0;
        return count;
    }

    @Override
    public void close() throws IOException {
        Runnable last = afterwards.getAndSet(null);
        try {
            if (ended) {
                super.close();
            } else {
                answer.abort();
            }
        } finally {
            if (last != null) {
                last.run();
            }
        }
    }
}
