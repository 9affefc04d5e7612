package io.framehouse.notices.internal.webhooks;

import io.framehouse.outbound.OutboundPost;
import io.framehouse.outbound.OutboundPost.Parcel;
import io.framehouse.outbound.OutboundPost.Reply;
import io.framehouse.shared.UnreadableSecretException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signs a message and sends it once, through the guarded client; never inside a transaction. */
@Component
final class WebhookSender {
    /** For connecting, sending and the answer together. */
    static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int LONGEST_ERROR = 500;
    private static final int LONGEST_ANSWER = 1_000;

    private final OutboundPost outbound;
    private final WebhookSecrets secrets;
    private final Clock clock;

    WebhookSender(OutboundPost outbound, WebhookSecrets secrets, Clock clock) {
        this.outbound = outbound;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Sends to where the message says; only for one that has an address and secrets. */
    AttemptResult send(Message message, String address, SealedSecrets sealed) {
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        Map<String, String> headers;
        try {
            headers =
                    WebhookSignature.headers(
                            message.id().toString(),
                            now,
                            body,
                            secrets.signing(message.team(), message.endpoint(), sealed, now));
        } catch (UnreadableSecretException unreadable) {
            LOG.error("The secret of webhookId={} cannot be read", message.endpoint());
            return new AttemptResult(
                    0,
                    null,
                    "The webhook's secret cannot be read here. Rotate it to get a new one.",
                    "",
                    null);
        }
        long began = System.nanoTime();
        Reply reply = outbound.post(new Parcel(URI.create(address), headers, body, TIMEOUT));
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return new AttemptResult(
                millis,
                reply.status() == 0 ? null : reply.status(),
                reply.taken() ? null : cut(reply.text(), LONGEST_ERROR),
                cut(reply.beginning(), LONGEST_ANSWER),
                reply.retryAfter());
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
