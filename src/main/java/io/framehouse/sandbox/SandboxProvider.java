package io.framehouse.sandbox;

import io.framehouse.sandbox.internal.SandboxRuntime;
import java.util.List;

/**
 * A video provider that runs in this process on its own loopback port and speaks every dialect.
 * Tasks survive a restart in the same work directory.
 */
public final class SandboxProvider implements AutoCloseable {
    private final SandboxRuntime runtime;

    private SandboxProvider(SandboxRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Starts serving on 127.0.0.1.
     *
     * @throws java.io.UncheckedIOException when the port is taken or the work directory unusable
     */
    public static SandboxProvider start(SandboxSettings settings) {
        return new SandboxProvider(SandboxRuntime.start(settings));
    }

    /** The port in use, also when any free one was asked for. */
    public int port() {
        return runtime.port();
    }

    /** The address below which every dialect lies, without a slash at its end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    /** The faults waiting to strike, and the hold on the queue. */
    public SandboxFaults faults() {
        return runtime.faults();
    }

    /** Every task accepted so far, oldest first. */
    public List<SandboxTask> tasks() {
        return runtime.tasks();
    }

    /** The provider's own books, oldest task first. */
    public List<SandboxLedgerLine> ledger() {
        return runtime.ledger();
    }

    /** How many submits arrived since the start, refused and unanswered ones included. */
    public int submitCount() {
        return runtime.submitCount();
    }

    /** The balance left, in provider credits. */
    public long balanceCredits() {
        return runtime.balanceCredits();
    }

    /** Stops serving; requests left hanging are cut off. Tasks stay in the work directory. */
    @Override
    public void close() {
        runtime.close();
    }
}
