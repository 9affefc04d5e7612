package io.framehouse.notices.internal.webhooks;

import io.framehouse.outbound.GuardedHttp;
import io.framehouse.outbound.OutboundException;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    Optional<FieldError> problem(String field, String url) {
        URI address = parsed(url);
        if (address == null || url.length() > LONGEST) {
            return problem(
                    field,
                    "malformed",
                    field
                            + " must be an absolute https address of at most 2,000 characters"
                            + " without a #fragment, such as https://example.com/hooks.");
        }
        try {
            outbound.check(address);
        } catch (OutboundException refused) {
            if (refused.kind() == OutboundException.Kind.NOT_ALLOWED) {
                return problem(field, "not_allowed", refusal(field, address, refused));
            }
        }
        return Optional.empty();
    }

    void require(String field, String url) {
        problem(field, url)
                .ifPresent(error -> {
                    throw DomainException.invalid(List.of(error));
                });
    }

    /** Names the host alone: the rest may hold a secret of the receiver's. */
    private static String refusal(String field, URI address, OutboundException refused) {
        return "%s cannot be called at %s. %s Give another address, such as %s."
                .formatted(
                        field,
                        address.getHost(),
                        refused.getMessage(),
                        "https://example.com/hooks");
    }

    private static Optional<FieldError> problem(String field, String code, String message) {
        return Optional.of(new FieldError(field, code, message));
    }

    private static @Nullable URI parsed(String url) {
        try {
            URI address = URI.create(url);
            boolean whole = address.getHost() != null && address.getRawFragment() == null;
            return whole ? address : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
