package io.framehouse.access.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import io.framehouse.access.KeyBudgets.Reset;
import io.framehouse.access.KeyCaps;
import io.framehouse.access.KeyModels;
import io.framehouse.access.KeyWork;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyScope;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeFormat;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
            case BUDGET_USED_UP ->
                    StatusBadge.of("Budget used up", VaadinIcon.BAN, Style.BAD)
                            .meaning("New jobs of this key are refused.");
            case EXPIRED -> StatusBadge.of("Expired", VaadinIcon.CLOCK, Style.NEUTRAL);
            case REVOKED -> StatusBadge.of("Revoked", VaadinIcon.LOCK, Style.NEUTRAL);
        };
    }

    static String sound(KeyCaps.Sound sound) {
        return switch (sound) {
            case ALLOWED -> "Allowed";
            case NEVER -> "Not allowed";
            case ALWAYS -> "Always on";
        };
    }

    static String reset(Reset reset) {
        return switch (reset) {
            case NEVER -> "Never";
            case DAILY -> "Daily";
            case WEEKLY -> "Weekly (Monday)";
            case MONTHLY -> "Monthly (1st)";
        };
    }

    /** Such as {@code / month} behind a budget; empty for one that never begins anew. */
    static String window(Reset reset) {
        return switch (reset) {
            case NEVER -> "";
            case DAILY -> " / day";
            case WEEKLY -> " / week";
            case MONTHLY -> " / month";
        };
    }

    /** Such as {@code Resets at 00:00 Europe/Helsinki, next 1 Dec 2026.} */
    static String nextReset(@Nullable Reset reset, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate next =
                switch (reset) {
                    case null -> null;
                    case NEVER -> null;
                    case DAILY -> today.plusDays(1);
                    case WEEKLY -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
                    case MONTHLY -> today.with(TemporalAdjusters.firstDayOfNextMonth());
                };
        if (next == null) {
            return reset == null
                    ? "Without a budget only those of the team and the owner bind."
                    : "Counts all that the key ever spends.";
        }
        return "Resets at 00:00 %s, next %s."
                .formatted(
                        zone.getId(), TimeFormat.date(next.atStartOfDay(zone).toInstant(), zone));
    }

    /** Such as {@code up to 8 s, off-peak only}; empty for no caps. */
    static String caps(KeyModels.Limits limits) {
        KeyCaps caps = limits.caps();
        List<String> words = new ArrayList<>();
        if (!limits.alike()) {
            words.add("limits by model");
        }
        if (caps.maxSeconds() != null) {
            words.add("up to " + caps.maxSeconds() + " s");
        }
        if (!caps.resolutions().isEmpty()) {
            words.add(String.join(", ", new TreeSet<>(caps.resolutions())));
        }
        if (caps.sound() != KeyCaps.Sound.ALLOWED) {
            words.add(caps.sound() == KeyCaps.Sound.NEVER ? "no sound" : "always with sound");
        }
        if (caps.offPeakOnly()) {
            words.add("off-peak only");
        }
        Credits most = caps.maxCreditsPerJob();
        if (most != null) {
            words.add("at most " + CreditsFormat.shortText(most) + " a job");
        }
        return String.join(" \u00b7 ", words);
    }

    /** Whether a field is empty or has a whole number within its bounds. */
    static boolean isWhole(IntegerField field) {
        return !field.getDefaultValidator().apply(field.getValue(), null).isError();
    }

    /** Whether a field has 0 or more credits with at most 6 decimals. */
    static boolean isAmount(BigDecimalField field) {
        BigDecimal value = field.getValue();
        return value != null
                && value.signum() >= 0
                && value.stripTrailingZeros().scale() <= 6
                && value.precision() - value.scale() <= 9;
    }

    /** What a revoked key leaves behind, in numbers where they are known. */
    static String revokes(Optional<KeyWork.Work> work) {
        String end = "Programs using it fail at once.";
        return work.map(done ->
                        (done.made() == 0
                                        ? "It made no jobs in the last 7 days. "
                                        : "It made %s in the last 7 days. "
                                                .formatted(jobs(done.made(), "")))
                                + end
                                + (done.open() == 0
                                        ? ""
                                        : " %s and settle."
                                                .formatted(
                                                        jobs(done.open(), "running ")
                                                                + (done.open() == 1
                                                                        ? " continues"
                                                                        : " continue"))))
                .orElse(end + " Running jobs continue and settle.");
    }

    private static String jobs(int count, String kind) {
        return count == 1
                ? "1 " + kind + "job"
                : (count >= KeyWork.MOST ? count + " or more " : count + " ") + kind + "jobs";
    }

    private static String ending(@Nullable Instant at, Instant now) {
        return at == null ? "never" : TimeFormat.until(at, now);
    }

    private static String date(@Nullable Instant at, ZoneId zone) {
        return at == null ? "\u2013" : TimeFormat.absolute(at, zone);
    }
}
