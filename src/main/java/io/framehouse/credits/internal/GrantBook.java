package io.framehouse.credits.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Books grants; a repeat of the same transfer id books nothing. */
@Component
final class GrantBook {
    private static final Credits LARGEST = Credits.of(1_000_000_000L);
    private static final int LONGEST_REASON = 500;

    private final BalanceRows balances;
    private final TransferRows transfers;
    private final AuditTrail audit;
    private final Clock clock;

    GrantBook(BalanceRows balances, TransferRows transfers, AuditTrail audit, Clock clock) {
        this.balances = balances;
        this.transfers = transfers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Books a grant.
     *
     * @return false where it was booked before
     */
    boolean grant(
            TeamId team, UUID id, Credits amount, String reason, @Nullable Instant expiresAt) {
        requireValid(amount, reason);
        if (balances.zone(team).isEmpty()) {
            throw DomainException.notFound("team");
        }
        Instant expiry = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        balances.lock(team);
        Transfer transfer = Transfer.grant(team, id, amount, reason, expiry);
        Optional<TransferRows.Booked> earlier = transfers.find(team, id);
        if (earlier.isPresent()) {
            earlier.get().requireSame(transfer);
            return false;
        }
        requireFuture(expiry);
        transfers.insert(transfer);
        balances.apply(team, transfer.postings());
        audit.record(team, change(id, amount, reason, expiry));
        return true;
    }

    private static void requireValid(Credits amount, String reason) {
        List<FieldError> errors = new ArrayList<>();
        if (!amount.isPositive() || amount.compareTo(LARGEST) > 0) {
            errors.add(
                    new FieldError(
                            "amount",
                            "out_of_range",
                            "amount is %s; a grant is more than 0 and at most %s credits."
                                    .formatted(amount.toWire(), LARGEST.toWire())));
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            errors.add(
                    new FieldError(
                            "reason",
                            "length",
                            "reason has %d characters; give 1 to %d that say what the grant is for."
                                    .formatted(reason.strip().length(), LONGEST_REASON)));
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private void requireFuture(@Nullable Instant expiresAt) {
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw DomainException.invalid(
                    "expires_at",
                    "in_the_past",
                    "expires_at is %s, which has passed. Give a later instant, or leave it out."
                            .formatted(expiresAt));
        }
    }

    private static Change change(
            UUID id, Credits amount, String reason, @Nullable Instant expiresAt) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("amount", amount.toWire());
        if (expiresAt != null) {
            after.put("expires_at", expiresAt.toString());
        }
        return new Change("credits.granted", "grant", id.toString(), Map.of(), after, reason);
    }
}
