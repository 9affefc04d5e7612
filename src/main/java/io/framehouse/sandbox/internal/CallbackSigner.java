package io.framehouse.sandbox.internal;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Vidu's signature over method, path, query and headers; the body is not part of it. */
final class CallbackSigner {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private CallbackSigner() {}

    /** The headers of one callback. */
    static Map<String, String> headers(URI uri, String key, Instant time) {
        String date = HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
        String nonce = UUID.randomUUID().toString();
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String text =
                String.join("\n", "POST", path, query, "vidu", date, "Date:" + date)
                        + "\nx-request-nonce:"
                        + nonce
                        + "\n";
        return Map.of(
                "Date",
                date,
                "x-request-nonce",
                nonce,
                "X-HMAC-SIGNED-HEADERS",
                "Date;x-request-nonce",
                "X-HMAC-SIGNATURE",
                Base64.getEncoder().encodeToString(Hmac.sha256(key, text)),
                "X-HMAC-ALGORITHM",
                "hmac-sha256",
                "X-HMAC-ACCESS-KEY",
                "vidu");
    }
}
