package io.framehouse.administration.ui;

import io.framehouse.credits.Balance;
import io.framehouse.credits.Ledger;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.StorageUse;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.TeamLife;
import io.framehouse.teams.TeamStanding;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CreditsFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Teams as the platform's admins see and change them. */
final class TeamsModel {
    private static final int GIGA_DIGITS = 9;

    private final Teams teams;
    private final TeamLife life;
    private final Function<Team, Balance> balances;
    private final StorageUse storage;
    private final Ledger ledger;
    private final Clock clock;

    /**
     * The list.
     *
     * @param balances the figures of a team
     */
    TeamsModel(
            Teams teams,
            TeamLife life,
            Function<Team, Balance> balances,
            StorageUse storage,
            Ledger ledger,
            Clock clock) {
        this.teams = teams;
        this.life = life;
        this.balances = balances;
        this.storage = storage;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Teams whose name, address or cost centre has these words, by name. */
    List<TeamSummary> list(String words) {
        Map<TeamId, StorageUse.Use> uses = storage.all();
        return teams.all().stream()
                .filter(team -> matches(team, words.toLowerCase(Locale.ROOT)))
                .map(team -> summary(team, uses.getOrDefault(team.id(), StorageUse.NOTHING)))
                .toList();
    }

    Optional<TeamSummary> find(String slug) {
        return teams.findBySlug(slug).map(team -> summary(team, storage.of(team.id())));
    }

    Team create(TeamData data) {
        return teams.create(data);
    }

    Team change(Team seen, TeamData data) {
        return teams.update(
                seen.id(),
                data.withRatePerMinute(seen.data().ratePerMinute()),
                seen.suspended(),
                seen.version());
    }

    /**
     * Limits what the team may store.
     *
     * @param gigabytes null for no limit
     */
    void limitStorage(Team team, @Nullable BigDecimal gigabytes) {
        storage.limit(team.id(), gigabytes == null ? null : bytes(gigabytes));
    }

    private static long bytes(BigDecimal gigabytes) {
        try {
            return gigabytes
                    .movePointRight(GIGA_DIGITS)
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw DomainException.invalid(
                    "max_storage_bytes",
                    "out_of_range",
                    gigabytes.toPlainString() + " GB is too large. Leave it empty for no limit.");
        }
    }

    /** A limit as it is typed; null without one. */
    static @Nullable BigDecimal gigabytes(StorageUse.Use use) {
        Long most = use.maxBytes();
        return most == null
                ? null
                : new BigDecimal(most).movePointLeft(GIGA_DIGITS).stripTrailingZeros();
    }

    /** Lets the team take nothing new; its people read why. */
    void pause(Team team, String reason) {
        life.suspend(team.id(), reason);
    }

    void resume(Team team) {
        life.resume(team.id());
    }

    TeamStanding standing(Team team) {
        return life.standing(team.id());
    }

    /**
     * Gives credits.
     *
     * @param transfer made when the form was shown, so that a second press grants nothing more
     * @param expires the last day on which they can be used, in the team's zone, or null
     */
    void grant(
            Team team,
            UUID transfer,
            @Nullable BigDecimal amount,
            String reason,
            @Nullable LocalDate expires) {
        ledger.grant(
                team.id(),
                transfer,
                checkedAmount(amount),
                checkedReason(reason),
                checkedExpiry(expires, team.data().zone()));
    }

    UUID newTransfer() {
        return Ids.next();
    }

    /** What a pause does, in numbers. */
    static String pauseConsequence(TeamSummary summary, long activeKeys) {
        String keys =
                activeKeys == 0
                        ? "New jobs, keys and changes are refused."
                        : "New jobs, also by %s, new keys and changes are refused; reading goes on."
                                .formatted(
                                        activeKeys == 1
                                                ? "the one key"
                                                : "the " + activeKeys + " keys");
        Credits held = summary.balance().held();
        return held.isPositive()
                ? "Running jobs (%s held) continue and settle. %s"
                        .formatted(CreditsFormat.sentence(held), keys)
                : "No credits are held. " + keys;
    }

    private TeamSummary summary(Team team, StorageUse.Use stored) {
        return new TeamSummary(team, balances.apply(team), stored);
    }

    private static Credits checkedAmount(@Nullable BigDecimal amount) {
        if (amount == null || amount.signum() <= 0) {
            throw DomainException.invalid(
                    "amount", "out_of_range", "Enter more than 0 credits, such as 5000.");
        }
        try {
            return Credits.parse(amount.toPlainString());
        } catch (IllegalArgumentException tooFine) {
            throw DomainException.invalid(
                    "amount",
                    "malformed",
                    "%s has more than 6 decimals or is too large. Enter fewer digits."
                            .formatted(amount.toPlainString()));
        }
    }

    private static String checkedReason(String reason) {
        if (reason.isBlank()) {
            throw DomainException.invalid(
                    "reason", "required", "Say why, such as an invoice number. It is recorded.");
        }
        return reason.strip();
    }

    private @Nullable Instant checkedExpiry(@Nullable LocalDate expires, ZoneId zone) {
        if (expires == null) {
            return null;
        }
        Instant end = expires.plusDays(1).atStartOfDay(zone).toInstant();
        if (!end.isAfter(clock.instant())) {
            throw DomainException.invalid(
                    "expires_at",
                    "in_the_past",
                    expires + " is over already. Choose a later day, or none.");
        }
        return end;
    }

    private static boolean matches(Team team, String words) {
        String costCenter = team.data().costCenter();
        String text =
                team.name() + " " + team.slug() + " " + (costCenter == null ? "" : costCenter);
        return text.toLowerCase(Locale.ROOT).contains(words);
    }
}
