package io.framehouse.shared;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place between two rows of a list that is ordered by time, then id. */
public record Cursor(Instant at, UUID id) {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public String encode() {
        String text = at + "_" + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor.
     *
     * @throws DomainException INVALID_REQUEST where the text is not one of ours
     */
    public static Optional<Cursor> decode(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int split = plain.indexOf('_');
            Instant at = Instant.parse(plain.substring(0, Math.max(split, 0)));
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                throw new IllegalArgumentException("beyond what a table keeps");
            }
            return Optional.of(new Cursor(at, UUID.fromString(plain.substring(split + 1))));
        } catch (IllegalArgumentException | DateTimeParseException bad) {
            throw DomainException.invalid(
                    "cursor",
                    "malformed",
                    "The cursor is not one this list gave. Leave it out to start again.");
        }
    }
}
