package io.framehouse.reports.internal;

import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.ProviderCheck;
import io.framehouse.reports.ProviderCheck.State;
import io.framehouse.reports.internal.BalanceComparison.Step;
import io.framehouse.reports.internal.BalanceQuery.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges each enabled account by {@link BalanceComparison}. An account that tells no balance, has
 * only one reading, never moves or has not answered for a day is shown as such and offends nobody.
 */
@Component
class ProviderComparison {
    /** The invariant's code; its items are account ids. */
    static final String CODE = "provider_balance_agrees";

    private static final Duration STALE_AFTER = Duration.ofHours(26);
    private static final String TITLE =
            "What each provider took equals what we settled there, within tolerance";

    private final BalanceQuery query;

    ProviderComparison(BalanceQuery query) {
        this.query = query;
    }

    /** Compares all accounts; inside a platform transaction. */
    List<ProviderCheck> compare(Instant now) {
        Map<UUID, List<Step>> steps = query.steps(now);
        return query.accounts().stream()
                .map(account -> check(account, steps.getOrDefault(account.id(), List.of()), now))
                .toList();
    }

    static Invariant invariant(List<ProviderCheck> checks, long millis) {
        List<String> items =
                checks.stream()
                        .filter(check -> !check.ok())
                        .map(check -> check.accountId().toString())
                        .toList();
        return new Invariant(CODE, TITLE, items.size(), items, List.of(), millis);
    }

    private static ProviderCheck check(Account account, List<Step> steps, Instant now) {
        Instant toldAt = account.toldAt();
        if (toldAt == null) {
            boolean answered = "not_told".equals(account.outcome());
            return without(account, answered ? State.TELLS_NO_BALANCE : State.NOT_ENOUGH_READINGS);
        }
        if (Duration.between(toldAt, now).compareTo(STALE_AFTER) > 0) {
            return without(account, State.STALE);
        }
        if (steps.isEmpty()) {
            return without(account, State.NOT_ENOUGH_READINGS);
        }
        BalanceComparison comparison = BalanceComparison.of(steps);
        if (comparison.agrees()) {
            return with(account, State.AGREES, comparison);
        }
        return with(account, account.moves() ? State.DIFFERENCE : State.DOES_NOT_MOVE, comparison);
    }

    private static ProviderCheck without(Account account, State state) {
        return check(account, state, null);
    }

    private static ProviderCheck with(Account account, State state, BalanceComparison comparison) {
        return check(account, state, comparison);
    }

    private static ProviderCheck check(
            Account account, State state, @Nullable BalanceComparison of) {
        return new ProviderCheck(
                account.id(),
                account.name(),
                state,
                state != State.DIFFERENCE,
                account.unit(),
                of == null ? null : of.from(),
                of == null ? null : of.to(),
                of == null ? null : plain(of.ours()),
                of == null ? null : plain(of.theirs()),
                of == null ? null : plain(of.difference()),
                of == null ? null : plain(of.tolerance()),
                of == null ? null : plain(of.toppedUp()),
                account.toldAt(),
                note(account));
    }

    /** What the last try said where it did not tell the balance. */
    private static @Nullable String note(Account account) {
        return "told".equals(account.outcome()) ? null : account.detail();
    }

    /** Without zeros at the end, and never in the form 1E+3. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
