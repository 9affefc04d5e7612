package io.framehouse.notices.internal.webhooks;

import io.framehouse.outbound.GuardedHttp;
import io.framehouse.outbound.OutboundException;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Refuses addresses that would be refused at every sending. A name that cannot be found now is
 * taken: the receiver may come later, and each sending looks again.
 */
@Component
final class WebhookAddress {
    private static final int LONGEST = 2_000;

    private final GuardedHttp outbound;

    WebhookAddress(GuardedHttp outbound) {
        this.outbound = outbound;
    }

    Optional<FieldError> problem(String url) {
        URI address = parsed(url);
        if (address == null || url.length() > LONGEST) {
            return problem(
                    "malformed",
                    "The address must be an absolute https address of at most 2,000 characters,"
                            + " such as https://example.com/hooks.");
        }
        try {
            outbound.check(address);
        } catch (OutboundException refused) {
            if (refused.kind() == OutboundException.Kind.NOT_ALLOWED) {
                return problem("not_allowed", String.valueOf(refused.getMessage()));
            }
        }
        return Optional.empty();
    }

    void require(String url) {
        problem(url)
                .ifPresent(error -> {
                    throw DomainException.invalid(java.util.List.of(error));
                });
    }

    private static Optional<FieldError> problem(String code, String message) {
        return Optional.of(new FieldError("url", code, message));
    }

    private static @org.jspecify.annotations.Nullable URI parsed(String url) {
        try {
            URI address = URI.create(url);
            boolean whole = address.getHost() != null && address.getRawFragment() == null;
            return whole ? address : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
