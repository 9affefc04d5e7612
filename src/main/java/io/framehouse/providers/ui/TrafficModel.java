package io.framehouse.providers.ui;

import io.framehouse.providers.AccountHealth;
import io.framehouse.providers.AccountHealth.Breaker;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AccountStops;
import io.framehouse.providers.AccountStops.Drain;
import io.framehouse.providers.CallbackDoor;
import io.framehouse.providers.ModelNames;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderBalances;
import io.framehouse.providers.ProviderBalances.Reading;
import io.framehouse.providers.WaitingJobCounter;
import io.framehouse.ui.DurationFormat;
import io.framehouse.ui.TimeFormat;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts an account's figures into words. */
final class TrafficModel {
    private static final UUID NO_ATTEMPT = new UUID(0, 0);

    private final TrafficSources sources;
    private final Clock clock;

    TrafficModel(TrafficSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** What is read once for all accounts. */
    record Common(Map<String, Long> waiting, Map<AccountId, Reading> balances) {}

    Common common() {
        WaitingJobCounter waiting = sources.waiting();
        ProviderBalances balances = sources.balances();
        return new Common(
                waiting == null ? Map.of() : waiting.waitingByModel(),
                balances == null ? Map.of() : balances.latest());
    }

    Traffic of(ProviderAccount account, Common common) {
        AccountHealth health = sources.health();
        AccountHealth.Reading figures = health == null ? null : health.read(account.id());
        Reading balance = common.balances().get(account.id());
        return new Traffic(
                sources.waiting() == null ? null : queue(account, common.waiting()),
                figures == null ? null : errors(figures),
                figures == null ? null : answers(figures),
                figures == null ? null : figures.breaker(),
                figures == null ? null : sending(figures),
                balance == null ? null : balance(balance),
                balance == null ? null : balance.readAt(),
                callback(account),
                left(account.id()));
    }

    void pause(AccountId id, Duration time, String reason) {
        stops().pause(id, time, reason);
    }

    void resume(AccountId id) {
        stops().resume(id);
    }

    void drain(AccountId id) {
        stops().drain(id);
    }

    private AccountStops stops() {
        AccountStops stops = sources.stops();
        if (stops == null) {
            throw new IllegalStateException("Nothing here can stop accounts.");
        }
        return stops;
    }

    private String queue(ProviderAccount account, Map<String, Long> waiting) {
        List<String> models = account.data().models();
        ModelNames names = sources.names();
        List<String> takes =
                models.contains("*") && names != null
                        ? names.ofDialect(account.data().dialect())
                        : models;
        long jobs = takes.stream().mapToLong(model -> waiting.getOrDefault(model, 0L)).sum();
        if (jobs == 0) {
            return "Nothing waits";
        }
        return jobs == 1 ? "1 job waits for this or another account" : jobs + " jobs wait";
    }

    private static String errors(AccountHealth.Reading figures) {
        Integer failed = figures.failedPercent();
        int calls = figures.requestsLastMinute();
        if (failed == null || calls == 0) {
            return "No calls in the last minute";
        }
        return "%d\u202f%% of %s in the last minute"
                .formatted(failed, calls == 1 ? "1 call" : calls + " calls");
    }

    private static String answers(AccountHealth.Reading figures) {
        Duration median = figures.median();
        Duration most = figures.nearlyAll();
        return median == null || most == null
                ? "Not known yet"
                : "Usually %s, nearly always within %s".formatted(time(median), time(most));
    }

    private @Nullable String sending(AccountHealth.Reading figures) {
        Instant now = clock.instant();
        Instant trial = figures.trialAt();
        if (figures.breaker() == Breaker.OPEN) {
            return "Too many calls failed, so no new job is sent. "
                    + (trial == null ? "One is tried soon." : "One is tried " + when(trial) + ".");
        }
        if (figures.breaker() == Breaker.HALF_OPEN) {
            return "One job is sent to see whether it works again; the others wait.";
        }
        Instant busy = figures.busyUntil();
        return busy == null || !now.isBefore(busy)
                ? null
                : "The provider wants no more jobs until " + at(busy) + ".";
    }

    private static String balance(Reading reading) {
        return reading.balance() == null
                ? "Not told"
                : grouped(reading.balance()) + (reading.unit() == null ? "" : " " + reading.unit());
    }

    /** A provider's own unit, as exact as it was told. */
    private static String grouped(BigDecimal value) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }

    private @Nullable String callback(ProviderAccount account) {
        if (!account.data().callbacks()) {
            return null;
        }
        CallbackDoor door = sources.door();
        return door == null
                ? ""
                : door.address(account, NO_ATTEMPT)
                        .map(address -> address.replaceFirst("\\?.*$", ""))
                        .orElse("");
    }

    private @Nullable String left(AccountId id) {
        AccountStops stops = sources.stops();
        Drain drain = stops == null ? null : stops.progress(id);
        if (drain == null || drain.since() == null) {
            return null;
        }
        if (drain.isEmpty()) {
            return "Drained: nothing is left here, so the account can be removed.";
        }
        List<String> parts = new ArrayList<>();
        add(parts, drain.openJobs(), "open job", "open jobs");
        add(parts, drain.copies(), "video to copy", "videos to copy");
        add(parts, drain.lateChecks(), "late check", "late checks");
        return "Draining since " + at(drain.since()) + ": " + String.join(", ", parts) + " left.";
    }

    private static void add(List<String> parts, long count, String one, String many) {
        if (count > 0) {
            parts.add(count == 1 ? "1 " + one : count + " " + many);
        }
    }

    private String when(Instant at) {
        return TimeFormat.until(at, clock.instant()).equals("now") ? "within a minute" : at(at);
    }

    private static String at(Instant at) {
        return TimeFormat.time(at, ZoneOffset.UTC) + " UTC";
    }

    private static String time(Duration duration) {
        return duration.toSeconds() == 0
                ? duration.toMillis() + "\u202fms"
                : DurationFormat.words(duration);
    }
}
