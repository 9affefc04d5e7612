package io.framehouse.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller's own server: takes callbacks, or does not, and checks signatures by Vidu's page. */
public final class CallerReceiver implements AutoCloseable {
    /** An answer that never comes. */
    public static final int SILENCE = 0;

    /** The call is read and the connection closed without an answer. */
    public static final int LOST = -1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile int otherwise = 200;

    public CallerReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** The next answers, in order; after them the usual one. */
    public CallerReceiver answering(int... next) {
        for (int answer : next) {
            answers.add(answer);
        }
        return this;
    }

    public CallerReceiver usually(int answer) {
        otherwise = answer;
        return this;
    }

    public String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Those whose path begins so. */
    public List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().startsWith(path)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name, values.getFirst()));
        calls.add(
                new Call(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        exchange.getRequestURI().getRawQuery(),
                        headers,
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int answer = Objects.requireNonNullElse(answers.poll(), otherwise);
        if (answer == LOST) {
            throw new IOException("closed without an answer");
        }
        if (answer == SILENCE) {
            awaitEnd();
        }
        try (exchange) {
            exchange.sendResponseHeaders(Math.max(answer, 200), -1);
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** A callback as it came. */
    public record Call(
            String method, String path, String query, Map<String, String> headers, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** By platform.vidu.com/docs/callback-signature alone, nothing of ours. */
        public boolean isSignedWith(String key) {
            StringBuilder text = new StringBuilder();
            text.append(method.toUpperCase(Locale.ROOT)).append('\n');
            text.append(path.isEmpty() ? "/" : path).append('\n');
            text.append(query == null ? "" : query).append('\n');
            text.append(headers.get("X-HMAC-ACCESS-KEY")).append('\n');
            text.append(headers.get("Date")).append('\n');
            for (String name : headers.get("X-HMAC-SIGNED-HEADERS").split(";")) {
                text.append(name).append(':').append(headers.get(name)).append('\n');
            }
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                byte[] sum = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
                return "hmac-sha256".equals(headers.get("X-HMAC-ALGORITHM"))
                        && Base64.getEncoder()
                                .encodeToString(sum)
                                .equals(headers.get("X-HMAC-SIGNATURE"));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
