package io.framehouse.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.providers.ViduSignature.SignedHeader;
import io.framehouse.providers.ViduSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ViduSignatureTest {
    private static final String KEY = "vda_token";
    private static final String NONCE = "5a1f";
    private static final Instant NOW = Instant.parse("2025-05-06T12:09:42Z");

    @Test
    void theSignedTextIsTheDocumentedOne() throws Exception {
        String text =
                "POST\n/callback\na=1&b=2\nvidu\nTue, 06 May 2025 12:09:42 GMT\n"
                        + "Date:Tue, 06 May 2025 12:09:42 GMT\nx-request-nonce:5a1f\n";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                Base64.getEncoder()
                        .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        String date = "Tue, 06 May 2025 12:09:42 GMT";
        assertThat(
                        ViduSignature.sign(
                                "post",
                                "/callback",
                                "a=1&b=2",
                                date,
                                List.of(
                                        new SignedHeader("Date", date),
                                        new SignedHeader("x-request-nonce", NONCE)),
                                KEY))
                .isEqualTo(expected);
    }

    @Test
    void headersOfOursAreVerified() {
        Map<String, String> headers = headers();
        assertThat(headers)
                .containsEntry("Date", "Tue, 06 May 2025 12:09:42 GMT")
                .containsEntry("X-HMAC-SIGNED-HEADERS", "Date;x-request-nonce")
                .containsEntry("X-HMAC-ALGORITHM", "hmac-sha256")
                .containsEntry("X-HMAC-ACCESS-KEY", "vidu");
        assertThat(verify(headers, KEY, NOW)).isEqualTo(Verdict.VALID);
    }

    @Test
    void anEmptyPathCountsAsASlash() {
        assertThat(ViduSignature.sign("POST", "", null, "d", List.of(), KEY))
                .isEqualTo(ViduSignature.sign("POST", "/", "", "d", List.of(), KEY));
    }

    @Test
    void anotherKeyPathOrNonceIsWrong() {
        assertThat(verify(headers(), "vda_other", NOW)).isEqualTo(Verdict.WRONG);
        Map<String, String> changed = headers();
        changed.put("x-request-nonce", "other");
        assertThat(verify(changed, KEY, NOW)).isEqualTo(Verdict.WRONG);
        Map<String, String> headers = headers();
        assertThat(ViduSignature.verify("POST", "/other", "a=1", headers::get, KEY, NOW))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void anOldOrFutureDateIsStale() {
        Duration outside = ViduSignature.WINDOW.plusSeconds(1);
        assertThat(verify(headers(), KEY, NOW.plus(outside))).isEqualTo(Verdict.STALE);
        assertThat(verify(headers(), KEY, NOW.minus(outside))).isEqualTo(Verdict.STALE);
        assertThat(verify(headers(), KEY, NOW.plus(ViduSignature.WINDOW))).isEqualTo(Verdict.VALID);
    }

    @Test
    void aMissingHeaderOrUnsignedNonceIsIncomplete() {
        for (String name : List.of("Date", "X-HMAC-SIGNATURE", "X-HMAC-SIGNED-HEADERS")) {
            Map<String, String> headers = headers();
            headers.remove(name);
            assertThat(verify(headers, KEY, NOW)).as(name).isEqualTo(Verdict.INCOMPLETE);
        }
        Map<String, String> unsigned = headers();
        unsigned.put("X-HMAC-SIGNED-HEADERS", "Date");
        assertThat(verify(unsigned, KEY, NOW)).isEqualTo(Verdict.INCOMPLETE);
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(ViduSignature.headers("POST", "/callback", "a=1", NOW, NONCE, KEY));
        return headers;
    }

    private static Verdict verify(Map<String, String> headers, String key, Instant now) {
        return ViduSignature.verify("POST", "/callback", "a=1", headers::get, key, now);
    }
}
