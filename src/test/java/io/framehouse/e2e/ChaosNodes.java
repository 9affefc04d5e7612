package io.framehouse.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Two nodes over one database, each at an address of its own that it keeps when it is killed and
 * started again, so that providers can call back.
 */
final class ChaosNodes {
    static final int COUNT = 2;

    private final Homestead home;
    private final int[] ports = new int[COUNT];
    private final AtomicReferenceArray<ProcessHouse> nodes = new AtomicReferenceArray<>(COUNT);

    ChaosNodes(Homestead home) {
        this.home = home;
        for (int i = 0; i < COUNT; i++) {
            ports[i] = freePort();
        }
    }

    void start(int node) {
        nodes.set(
                node,
                home.node(
                        Map.of(
                                "SERVER_PORT",
                                Integer.toString(ports[node]),
                                "FRAMEHOUSE_PUBLIC_URL",
                                "http://127.0.0.1:" + ports[node])));
    }

    /** SIGKILL, and the same node again. */
    void killAndRestart(int node) {
        nodes.get(node).kill9();
        start(node);
    }

    ProcessHouse get(int node) {
        return nodes.get(node);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
