package io.framehouse.providers.http;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** A request body that remembers whether anybody began to send it. */
final class WatchedBody implements BodyPublisher {
    private final BodyPublisher bytes;
    private volatile boolean started;

    WatchedBody(byte[] bytes) {
        this.bytes = HttpRequest.BodyPublishers.ofByteArray(bytes);
    }

    boolean started() {
        return started;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        started = true;
        bytes.subscribe(subscriber);
    }
}
