package io.framehouse.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** A provider that says of every task that it is being made, on virtual threads. */
final class BareProvider implements AutoCloseable {
    private static final byte[] ANSWER =
            """
            {"id":"task","state":"processing","err_code":"","credits":20,"payload":"","creations":[]}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    final LongAdder asked = new LongAdder();
    private final HttpServer server;

    BareProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1_024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    asked.increment();
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, ANSWER.length);
                    exchange.getResponseBody().write(ANSWER);
                    exchange.close();
                });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The same question by a bare client, as a caller of a {@link Lap}. */
    static Lap.Caller caller(HttpClient client, String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/ent/v2/tasks/task/creations"))
                        .header("Authorization", "Token key")
                        .header("Accept", "application/json")
                        .build();
        return () -> client.send(request, BodyHandlers.ofByteArray()).statusCode() == 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
