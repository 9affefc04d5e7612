package io.framehouse.access.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which keys are shown; stands in the address.
 *
 * @param owner a member's id, {@link #TEAM} for keys of the team itself, empty for anybody's
 * @param text a part of the name or of the key's prefix; empty for any
 */
record KeyFilter(Show show, String owner, String text) {
    /** In place of an owner: keys that belong to the team itself. */
    static final String TEAM = "team";

    private static final KeyFilter NONE = new KeyFilter(Show.ANY, "", "");
    private static final Duration SOON = Duration.ofDays(7);

    /** What keys can be shown by. */
    enum Show {
        /** All of them. */
        ANY("Any status"),
        /** Those that work. */
        ACTIVE("Active"),
        /** Those that work for less than a week more. */
        EXPIRING("Expiring in 7 days"),
        /** Those whose term ended. */
        EXPIRED("Expired"),
        /** Those that somebody ended. */
        REVOKED("Revoked");

        private final String words;

        Show(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static KeyFilter none() {
        return NONE;
    }

    static KeyFilter of(QueryParameters query) {
        return new KeyFilter(
                query.getSingleParameter("status")
                        .flatMap(word -> Wire.parse(Show.class, word))
                        .orElse(Show.ANY),
                query.getSingleParameter("owner").orElse(""),
                query.getSingleParameter("q").orElse(""));
    }

    Map<String, String> toQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        if (show != Show.ANY) {
            query.put("status", Wire.of(show));
        }
        if (!owner.isEmpty()) {
            query.put("owner", owner);
        }
        if (!text.isEmpty()) {
            query.put("q", text);
        }
        return query;
    }

    boolean isActive() {
        return !equals(NONE);
    }

    KeyFilter withShow(Show wanted) {
        return new KeyFilter(wanted, owner, text);
    }

    KeyFilter withOwner(String wanted) {
        return new KeyFilter(show, wanted, text);
    }

    KeyFilter withText(String wanted) {
        return new KeyFilter(show, owner, wanted);
    }

    /** The owner of a row as the filter names it. */
    static String ownerOf(KeyRow row) {
        UserId owner = row.key().owner();
        return owner == null ? TEAM : owner.toString();
    }

    boolean matches(KeyRow row, Instant now) {
        String needle = text.toLowerCase(Locale.ROOT);
        return shows(row, now)
                && (owner.isEmpty() || owner.equals(ownerOf(row)))
                && (row.key().name().toLowerCase(Locale.ROOT).contains(needle)
                        || row.prefix().toLowerCase(Locale.ROOT).contains(needle));
    }

    private boolean shows(KeyRow row, Instant now) {
        Instant expires = row.key().expiresAt();
        return switch (show) {
            case ANY -> true;
            case ACTIVE -> row.status().works();
            case EXPIRING ->
                    row.status().works() && expires != null && expires.isBefore(now.plus(SOON));
            case EXPIRED -> row.status() == KeyStatus.EXPIRED;
            case REVOKED -> row.status() == KeyStatus.REVOKED;
        };
    }
}
