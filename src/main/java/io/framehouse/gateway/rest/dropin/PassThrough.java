package io.framehouse.gateway.rest.dropin;

import io.framehouse.gateway.rest.WebAddress;
import io.framehouse.shared.DomainException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The two fields that are the caller's business and no parameters of a video. */
final class PassThrough {
    /** As Vidu's and Vtrix's pages say. */
    private static final int MAX_PAYLOAD_CHARACTERS = 1_048_576;

    private PassThrough() {}

    static @Nullable String payload(ObjectNode body) {
        String text = text(body, "payload");
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (length > MAX_PAYLOAD_CHARACTERS) {
            throw DomainException.invalid(
                    "payload",
                    "too_long",
                    "payload has "
                            + length
                            + " characters; at most "
                            + MAX_PAYLOAD_CHARACTERS
                            + " are allowed.");
        }
        return text;
    }

    static @Nullable String callbackUrl(ObjectNode body) {
        String text = text(body, "callback_url");
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return WebAddress.check(text);
        } catch (IllegalArgumentException bad) {
            throw DomainException.invalid(
                    "callback_url",
                    "malformed",
                    "callback_url must be an absolute http or https address.");
        }
    }

    /** Text or nothing; null counts as not given. */
    static @Nullable String text(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw DomainException.invalid(name, "wrong_type", name + " must be a string.");
        }
        return value.asString();
    }
}
