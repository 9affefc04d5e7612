package io.framehouse.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.framehouse.LoopbackServer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A program of a caller's own that takes webhooks over real HTTP. It checks signatures by what the
 * specification says, and shares no code with the sender.
 */
public final class WebhookReceiver implements AutoCloseable {
    private final LoopbackServer server = new LoopbackServer();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private volatile int usual = 200;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public WebhookReceiver() {
        server.on("/", this::take);
    }

    /** One request as it came. */
    public record Received(String path, Map<String, String> headers, String body) {
        public String id() {
            return headers.get("webhook-id");
        }

        public long timestamp() {
            return Long.parseLong(headers.get("webhook-timestamp"));
        }

        /** How many of the signatures were made with this secret. */
        public long signedWith(String secret) {
            byte[] expected = hmac(secret, id() + "." + timestamp() + "." + body);
            return List.of(headers.get("webhook-signature").split(" ", -1)).stream()
                    .filter(one -> one.startsWith("v1,"))
                    .map(one -> Base64.getDecoder().decode(one.substring(3)))
                    .filter(signature -> MessageDigest.isEqual(signature, expected))
                    .count();
        }

        private static byte[] hmac(String secret, String content) {
            String prefix = "whsec_";
            if (!secret.startsWith(prefix)) {
                throw new IllegalArgumentException("not a secret of the specification");
            }
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                byte[] key = Base64.getDecoder().decode(secret.replaceFirst(prefix, ""));
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return mac.doFinal(content.getBytes(UTF_8));
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        received.add(new Received(exchange.getRequestURI().getPath(), headers, body));
        try {
            gate.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        Integer next = statuses.poll();
        int status = next == null ? usual : next;
        LoopbackServer.answer(exchange, status, "text/plain", ("status " + status).getBytes(UTF_8));
    }

    /** Answers these first, each once. */
    public WebhookReceiver answers(Integer... next) {
        statuses.addAll(List.of(next));
        return this;
    }

    /** Answers this from now on. */
    public WebhookReceiver always(int status) {
        usual = status;
        return this;
    }

    /** Lets every request wait until the latch is down. */
    public CountDownLatch hangs() {
        gate = new CountDownLatch(1);
        return gate;
    }

    public String url() {
        return url("/hooks");
    }

    public String url(String path) {
        return server.at(path).toString();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What came of one type of event. */
    public List<Received> received(String type) {
        String needle = "\"type\":\"" + type + "\"";
        return received.stream().filter(one -> one.body().contains(needle)).toList();
    }

    @Override
    public void close() {
        gate.countDown();
        server.close();
    }
}
