package io.framehouse.notices.internal.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The signature against the example that the specification's own libraries are tested with. */
class WebhookSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    @Test
    void theExampleOfTheSpecificationIsSignedAsItSays() {
        Map<String, String> headers =
                WebhookSignature.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY, List.of(SECRET));
        assertThat(headers)
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry(
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                .containsEntry("Content-Type", "application/json");
    }

    @Test
    void twoSecretsMakeTwoSignaturesWithASpaceBetween() {
        String other = "whsec_" + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB";
        String signature =
                WebhookSignature.headers("id", AT, BODY, List.of(other, SECRET))
                        .get("webhook-signature");
        assertThat(signature.split(" ", -1)).hasSize(2).doesNotHaveDuplicates();
        assertThat(signature.split(" ", -1)[1])
                .isEqualTo(
                        WebhookSignature.headers("id", AT, BODY, List.of(SECRET))
                                .get("webhook-signature"));
    }
}
