package io.framehouse.e2e;

import io.framehouse.FreePorts;
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
            ports[i] = FreePorts.next();
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
}
