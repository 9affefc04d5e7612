package io.framehouse.access.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.KeyScope;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys in words and badges. */
final class KeyWords {
    private KeyWords() {}

    static String scope(KeyScope scope) {
        return switch (scope) {
            case JOBS_WRITE -> "Create jobs";
            case JOBS_READ -> "Read jobs";
            case ASSETS_READ -> "Read videos";
            case USAGE_READ -> "Read usage";
            case TEAM_ADMIN -> "Manage the team";
            case PLATFORM_ADMIN -> "Manage the platform";
            case PLATFORM_FINANCE -> "Read the platform's money";
        };
    }

    static String help(KeyScope scope) {
        return switch (scope) {
            case JOBS_WRITE -> "Create and cancel jobs, upload images";
            case JOBS_READ -> "Jobs, models, prices and balance";
            case ASSETS_READ -> "List and download finished videos";
            case USAGE_READ -> "What the team settled, by job";
            case TEAM_ADMIN ->
                    "All that a team admin may do through the API: budgets, models, keys";
            case PLATFORM_ADMIN -> "The admin API";
            case PLATFORM_FINANCE -> "Usage, exports, months and proof";
        };
    }

    static String scopes(Set<KeyScope> scopes) {
        return scopes.stream().sorted().map(KeyWords::scope).collect(Collectors.joining(", "));
    }

    static StatusBadge badge(KeyRow row, Instant now, ZoneId zone) {
        return switch (row.status()) {
            case ACTIVE -> StatusBadge.of("Active", VaadinIcon.CHECK, Style.GOOD);
            case EXPIRES_SOON ->
                    StatusBadge.of(
                            "Expires " + ending(row.key().expiresAt(), now),
                            VaadinIcon.TIMER,
                            Style.WARN);
            case TWO_SECRETS ->
                    StatusBadge.of("Two secrets active", VaadinIcon.REFRESH, Style.ALIVE)
                            .meaning(
                                    "Two secrets active until "
                                            + date(row.key().oldSecretUntil(), zone));
            case EXPIRED -> StatusBadge.of("Expired", VaadinIcon.CLOCK, Style.NEUTRAL);
            case REVOKED -> StatusBadge.of("Revoked", VaadinIcon.LOCK, Style.NEUTRAL);
        };
    }

    private static String ending(@Nullable Instant at, Instant now) {
        return at == null ? "never" : TimeFormat.until(at, now);
    }

    private static String date(@Nullable Instant at, ZoneId zone) {
        return at == null ? "\u2013" : TimeFormat.absolute(at, zone);
    }
}
