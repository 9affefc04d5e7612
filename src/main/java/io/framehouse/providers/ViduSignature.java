package io.framehouse.providers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Vidu's signature of callbacks: HMAC-SHA256 over method, path, query, the word {@code vidu}, date
 * and the named headers. The body is <em>not</em> signed: a valid signature tells who called, not
 * that the content is true. Keeping nonces against replay is the caller's part.
 *
 * @see "platform.vidu.com/docs/callback-signature"
 */
public final class ViduSignature {
    /** How far a callback's date may be from our clock, before or after. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    public static final String NONCE_HEADER = "x-request-nonce";
    // The JDK's RFC 1123 form writes one digit for the first days of a month, HTTP wants two.
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final String DATE_HEADER = "Date";
    private static final String NAMES_HEADER = "X-HMAC-SIGNED-HEADERS";
    private static final String SIGNATURE_HEADER = "X-HMAC-SIGNATURE";
    private static final String ALGORITHM_HEADER = "X-HMAC-ALGORITHM";
    private static final String ACCESS_KEY_HEADER = "X-HMAC-ACCESS-KEY";
    private static final String ALGORITHM = "hmac-sha256";
    private static final String ACCESS_KEY = "vidu";
    private static final String SIGNED = DATE_HEADER + ";" + NONCE_HEADER;

    /** What verifying found. */
    public enum Verdict {
        /** Signed with the key, and fresh; the nonce is still to be checked by the caller. */
        VALID,
        /** A header is missing, or the nonce is not among the signed ones. */
        INCOMPLETE,
        /** The date is unreadable or outside {@link #WINDOW}. */
        STALE,
        /** Another key, or something signed was changed. */
        WRONG
    }

    /** A header as it was sent, name and value. */
    public record SignedHeader(String name, String value) {}

    private ViduSignature() {}

    /**
     * Signs.
     *
     * @param path raw path of the callback address; empty counts as {@code /}
     * @param query raw query without the question mark, or null
     * @param date value of the {@code Date} header
     * @param headers in the order and spelling in which they are named
     * @param key the API token that made the task
     * @return base64
     */
    public static String sign(
            String method,
            String path,
            @Nullable String query,
            String date,
            List<SignedHeader> headers,
            String key) {
        String named =
                headers.stream()
                        .map(header -> header.name() + ":" + header.value() + "\n")
                        .collect(Collectors.joining());
        String text =
                String.join(
                        "\n",
                        method.toUpperCase(Locale.ROOT),
                        path.isEmpty() ? "/" : path,
                        Objects.requireNonNullElse(query, ""),
                        ACCESS_KEY,
                        date,
                        named);
        return Base64.getEncoder().encodeToString(hmac(text, key));
    }

    /** The headers of a callback of ours that is sent now, its date among them. */
    public static Map<String, String> headers(
            String method,
            String path,
            @Nullable String query,
            Instant now,
            String nonce,
            String key) {
        String date = HTTP_DATE.format(now.atOffset(ZoneOffset.UTC));
        List<SignedHeader> signed =
                List.of(new SignedHeader(DATE_HEADER, date), new SignedHeader(NONCE_HEADER, nonce));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(DATE_HEADER, date);
        headers.put(NONCE_HEADER, nonce);
        headers.put(NAMES_HEADER, SIGNED);
        headers.put(SIGNATURE_HEADER, sign(method, path, query, date, signed, key));
        headers.put(ALGORITHM_HEADER, ALGORITHM);
        headers.put(ACCESS_KEY_HEADER, ACCESS_KEY);
        return headers;
    }

    /**
     * Checks a callback, its signature in constant time.
     *
     * @param header looks a header's value up by name, without regard to case; null where missing
     */
    public static Verdict verify(
            String method,
            String path,
            @Nullable String query,
            UnaryOperator<@Nullable String> header,
            String key,
            Instant now) {
        String date = header.apply(DATE_HEADER);
        String names = header.apply(NAMES_HEADER);
        String signature = header.apply(SIGNATURE_HEADER);
        Verdict form = form(header, now);
        if (form != Verdict.VALID || date == null || names == null || signature == null) {
            return form;
        }
        List<SignedHeader> signed =
                Arrays.stream(names.split(";"))
                        .map(String::strip)
                        .map(name ->
                                new SignedHeader(
                                        name, Objects.requireNonNullElse(header.apply(name), "")))
                        .toList();
        String expected = sign(method, path, query, date, signed, key);
        boolean same =
                MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        signature.strip().getBytes(StandardCharsets.UTF_8));
        return same ? Verdict.VALID : Verdict.WRONG;
    }

    /**
     * What can be told without a key: whether the headers are there, and fresh. Costs nothing, so
     * that calls of strangers need not reach the database.
     */
    public static Verdict form(UnaryOperator<@Nullable String> header, Instant now) {
        String date = header.apply(DATE_HEADER);
        String names = header.apply(NAMES_HEADER);
        if (date == null
                || names == null
                || header.apply(SIGNATURE_HEADER) == null
                || !isOurForm(header, names)) {
            return Verdict.INCOMPLETE;
        }
        return isFresh(date, now) ? Verdict.VALID : Verdict.STALE;
    }

    private static boolean isOurForm(UnaryOperator<@Nullable String> header, String names) {
        String algorithm = Objects.requireNonNullElse(header.apply(ALGORITHM_HEADER), ALGORITHM);
        String accessKey = Objects.requireNonNullElse(header.apply(ACCESS_KEY_HEADER), ACCESS_KEY);
        String nonce = header.apply(NONCE_HEADER);
        // A nonce outside the signature could be changed by whoever replays the callback.
        boolean nonceIsSigned =
                Arrays.stream(names.split(";"))
                        .anyMatch(name -> name.strip().equalsIgnoreCase(NONCE_HEADER));
        return algorithm.equalsIgnoreCase(ALGORITHM)
                && accessKey.equals(ACCESS_KEY)
                && nonce != null
                && !nonce.isBlank()
                && nonceIsSigned;
    }

    private static boolean isFresh(String date, Instant now) {
        try {
            Instant sent = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip(), Instant::from);
            return Duration.between(sent, now).abs().compareTo(WINDOW) <= 0;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static byte[] hmac(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java cannot do HMAC-SHA256", missing);
        }
    }
}
