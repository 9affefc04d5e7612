package io.framehouse.reports.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.framehouse.LoopbackServer;
import io.framehouse.reports.S3Target;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A bucket over real HTTP that checks what arrives: signature, length and both hashes, by what the
 * reference of S3 says and with no code of the sender's.
 */
final class StrictBucket implements AutoCloseable {
    static final String SECRET = "strict/bucket+secret=";

    private static final String TO_SIGN = "AWS4-HMAC-SHA256";
    private static final Pattern AUTHORIZATION =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=AKIA1/(\\d{8})/us-east-1/s3/aws4_request, ?"
                            + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    private final LoopbackServer server = new LoopbackServer();
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Refusal> refusals = new ConcurrentLinkedQueue<>();

    /**
     * An answer that is given once.
     *
     * @param method to which it is given
     */
    record Refusal(String method, int status, String code) {}

    StrictBucket() {
        server.on("/", this::handle);
    }

    S3Target target(String prefix) {
        return new S3Target(
                server.at("").toString(), "us-east-1", "acme-costs", prefix, true, "AKIA1");
    }

    StrictBucket refuses(String method, int status, String code) {
        refusals.add(new Refusal(method, status, code));
        return this;
    }

    /** By their paths. */
    Map<String, byte[]> objects() {
        return new TreeMap<>(objects);
    }

    int requests() {
        return server.requests();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        Refusal refusal = refusals.peek();
        if (refusal != null && refusal.method().equals(method)) {
            refusals.remove();
            exchange.getResponseHeaders().add("Location", server.at("/elsewhere").toString());
            answer(exchange, refusal.status(), refusal.code());
        } else if (!isSigned(exchange, body)) {
            answer(exchange, 403, "SignatureDoesNotMatch");
        } else if (method.equals("PUT") && !isWhole(exchange, body)) {
            answer(exchange, 400, "BadDigest");
        } else {
            String path = exchange.getRequestURI().getPath();
            if (method.equals("PUT")) {
                objects.put(path, body);
            } else {
                objects.remove(path);
            }
            LoopbackServer.answer(exchange, 200, "text/plain", new byte[0]);
        }
    }

    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        String xml = "<?xml version=\"1.0\"?>\n<Error><Code>" + code + "</Code></Error>";
        LoopbackServer.answer(exchange, status, "application/xml", xml.getBytes(UTF_8));
    }

    private static boolean isWhole(HttpExchange exchange, byte[] body) {
        byte[] hash = sha256(body);
        return header(exchange, "content-length").equals(String.valueOf(body.length))
                && header(exchange, "x-amz-checksum-sha256")
                        .equals(Base64.getEncoder().encodeToString(hash))
                && header(exchange, "x-amz-content-sha256").equals(HexFormat.of().formatHex(hash));
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        Matcher said = AUTHORIZATION.matcher(header(exchange, "authorization"));
        if (!said.matches()) {
            return false;
        }
        List<String> names = List.of(said.group(2).split(";", -1));
        URI asked = exchange.getRequestURI();
        StringBuilder canonical =
                new StringBuilder(exchange.getRequestMethod())
                        .append('\n')
                        .append(asked.getRawPath())
                        .append("\n\n");
        for (String name : names) {
            canonical.append(name).append(':').append(header(exchange, name)).append('\n');
        }
        canonical.append('\n').append(said.group(2)).append('\n');
        canonical.append(HexFormat.of().formatHex(sha256(body)));
        String scope = said.group(1) + "/us-east-1/s3/aws4_request";
        String toSign =
                String.join(
                        "\n",
                        TO_SIGN,
                        header(exchange, "x-amz-date"),
                        scope,
                        HexFormat.of().formatHex(sha256(canonical.toString().getBytes(UTF_8))));
        byte[] key = ("AWS4" + SECRET).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return names.containsAll(List.of("host", "x-amz-content-sha256", "x-amz-date"))
                && said.group(3).equals(HexFormat.of().formatHex(hmac(key, toSign)));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
