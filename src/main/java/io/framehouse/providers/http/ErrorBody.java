package io.framehouse.providers.http;

import io.framehouse.providers.http.CodeTable.Known;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider's error in whichever of the seen forms: {@code reason}, {@code code}, {@code err_code}
 * and {@code message} on top, or an {@code error} that is a text or an object.
 *
 * @param code the provider's word, or null
 * @param message the provider's sentence, or null
 */
public record ErrorBody(@Nullable String code, @Nullable String message, @Nullable String trace) {
    private static final int MAX_LENGTH = 600;

    /** Reads the error of an answer; both parts are null where it has none. */
    public static ErrorBody of(@Nullable ObjectNode body, String secret) {
        if (body == null) {
            return new ErrorBody(null, null, null);
        }
        JsonNode inner = body.path("error");
        String code = Json.text(body, "reason", "err_code");
        code = code != null ? code : Json.text(inner, "reason", "code", "err_code");
        code = code != null ? code : Json.text(body, "code");
        String message = Json.text(inner, "error_message", "message");
        message = message != null ? message : Json.text(body, "error", "error_message", "message");
        String trace = Json.text(body.path("metadata"), "trace_id");
        return new ErrorBody(
                code == null ? null : CodeTable.normalised(clean(code, secret)),
                message == null ? null : clean(message, secret),
                trace == null ? null : clean(trace, secret));
    }

    /** Whether this is a provider's voice at all, and not a proxy's page. */
    boolean isWellFormed() {
        return code != null || message != null;
    }

    /** The provider's word, or one made from the status. */
    String codeOr(int status) {
        return code == null || code.equals(String.valueOf(status)) ? "http_" + status : code;
    }

    /** Our plain words for a documented code, then the provider's own. */
    String inWords(int status, Optional<Known> known) {
        String ours = known.map(Known::words).orElse("The provider answered " + status + ".");
        String theirs = message == null ? "" : " It says: " + message;
        return ours + theirs + (trace == null ? "" : " (trace " + trace + ")");
    }

    /** The reason of a task that failed, in our plain words where known, then the provider's. */
    public String asReason(Optional<Known> known) {
        String ours = known.map(Known::words).orElse("The provider says that it failed.");
        return message == null ? ours : ours + " It says: " + message;
    }

    /** No control characters, bounded, and never the key that a provider may echo. */
    public static String clean(String text, String secret) {
        String masked = secret.isEmpty() ? text : text.replace(secret, "•••");
        String plain = masked.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > MAX_LENGTH ? plain.substring(0, MAX_LENGTH) + "…" : plain;
    }
}
