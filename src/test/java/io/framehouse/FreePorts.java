package io.framehouse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback that nobody has: for a server that is to come back to where it was, or for
 * an address at which nobody is. They lie below those that an operating system gives away by
 * itself, so that no connection of another test takes one meanwhile.
 */
public final class FreePorts {
    private static final int FIRST = 15_000;
    private static final int END = 32_000;
    private static final int TRIES = 100;

    private FreePorts() {}

    /** One that was free a moment ago, {@value #FIRST} to {@value #END} exclusive. */
    public static int next() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
        throw new IllegalStateException("No free port from " + FIRST + " to " + END);
    }
}
