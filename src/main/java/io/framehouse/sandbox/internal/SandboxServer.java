package io.framehouse.sandbox.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server on 127.0.0.1: finds the route, turns refusals into answers. */
final class SandboxServer {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final int BACKLOG = 1024;
    private static final String CONTROL = "/_sandbox/";
    private final HttpServer server;
    private final List<Route> routes;
    private final Runnable wait;

    /**
     * @param wait lets the latency of a provider pass
     */
    SandboxServer(int port, List<Route> routes, ExecutorService threads, Runnable wait) {
        this.routes = routes;
        this.wait = wait;
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        } catch (IOException failure) {
            throw new UncheckedIOException("sandbox cannot listen on 127.0.0.1:" + port, failure);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange raw) throws IOException {
        Exchange exchange = new Exchange(raw);
        if (!exchange.path().startsWith(CONTROL)) {
            wait.run();
        }
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(exchange.path());
            if (route.method().equals(exchange.method()) && matcher.matches()) {
                run(route, exchange, matcher);
                return;
            }
        }
        exchange.reply(
                404,
                Json.object()
                        .put("code", 404)
                        .put("reason", "NotFound")
                        .put(
                                "message",
                                "no such path: " + exchange.method() + " " + exchange.path()));
    }

    private static void run(Route route, Exchange exchange, Matcher matcher) throws IOException {
        try {
            route.handler().handle(exchange, matcher);
        } catch (Refusal refusal) {
            route.refuser().refuse(exchange, refusal);
        } catch (IOException gone) {
            LOG.debug("sandbox caller went away", gone);
            exchange.abort();
        } catch (RuntimeException failure) {
            LOG.error("sandbox failed on {}", exchange.path(), failure);
            route.refuser()
                    .refuse(exchange, new Refusal(RefusalKind.INTERNAL, "", "internal failure"));
        }
    }
}
