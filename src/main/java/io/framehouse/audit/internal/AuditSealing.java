package io.framehouse.audit.internal;

import io.framehouse.audit.internal.SealRows.Head;
import io.framehouse.audit.internal.SealRows.Waiting;
import io.framehouse.shared.HouseSignatures;
import io.framehouse.shared.HouseSignatures.Signature;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adds entries to the chain, some at a time, once their transactions are over: a chain that is
 * written in each change's own transaction would let one change at a time through the house.
 */
@Component
class AuditSealing {
    private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);
    private static final int AT_ONCE = 500;
    private static final String NO_TRANSACTION = "0";

    /** So long nodes of the version before, which mark nothing, may go on after the first seal. */
    private static final Duration CHANGE_OF_VERSION = Duration.ofHours(1);

    private final TeamTransactions transactions;
    private final SealRows rows;
    private final EntryMark marks;
    private final HouseSignatures signatures;
    private final Clock clock;
    private final AtomicLong highest = new AtomicLong();

    AuditSealing(
            TeamTransactions transactions,
            SealRows rows,
            EntryMark marks,
            HouseSignatures signatures,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.marks = marks;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Seals all that can be; another node that does so at the moment is left alone. */
    void sealAll() {
        Round round;
        do {
            round = transactions.onPlatform(this::sealSome);
            // Only now: seals of a transaction that failed were never there.
            saw(round.last());
        } while (round.waited() == AT_ONCE);
    }

    /** How many waited, and the last number of the chain; 0 where it was not looked at. */
    private record Round(int waited, long last) {}

    /** The highest number that this node has seen; a chain that is shorter was cut. */
    long highest() {
        return highest.get();
    }

    void saw(long number) {
        highest.accumulateAndGet(number, Math::max);
    }

    private Round sealSome() {
        if (!rows.alone()) {
            return new Round(0, 0);
        }
        Optional<Head> head = rows.head();
        List<Waiting> waiting = rows.next(head, AT_ONCE);
        boolean unmarked = !waiting.isEmpty() && takesUnmarked(head, waiting.getFirst());
        long number = head.map(end -> end.seal().number()).orElse(0L);
        byte[] previous = head.map(end -> end.seal().bytes()).orElse(new byte[0]);
        Set<UUID> done = new HashSet<>();
        for (Waiting one : waiting) {
            // An id that is there twice is sealed once; the other one is found by the proof.
            if (done.add(one.entry().id())) {
                Seal seal = seal(++number, previous, one, unmarked);
                rows.insert(seal);
                previous = seal.bytes();
            }
        }
        return new Round(waiting.size(), number);
    }

    private Seal seal(long number, byte[] previous, Waiting one, boolean unmarked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean genuine = one.mark() == null ? unmarked : marks.isRight(one.entry(), one.mark());
        if (!genuine) {
            requireNewestKey();
            LOG.error("An audit entry was not written by this house: id={}", one.entry().id());
        }
        Signature signature =
                signatures.sign(Seal.message(number, genuine, now, previous, one.text()));
        return new Seal(
                number,
                one.entry().team(),
                one.entry().id(),
                one.transaction(),
                genuine,
                now,
                signature.key(),
                signature.bytes());
    }

    /** Else this node would call for ever foreign what others wrote with keys it cannot open. */
    private void requireNewestKey() {
        if (!signatures.opensNewestKey()) {
            throw new IllegalStateException(
                    "The audit trail is not sealed here: FRAMEHOUSE_SECRET_KEY of this node is"
                            + " another than that of the database. Start it anew with the one of now.");
        }
    }

    /** Entries of before the chain have no mark, nor have those of nodes that know none yet. */
    private boolean takesUnmarked(Optional<Head> head, Waiting next) {
        boolean before = next.transaction().equals(NO_TRANSACTION);
        if (head.isEmpty() || (before && head.get().seal().transaction().equals(NO_TRANSACTION))) {
            // However long it takes, and however often it is broken off.
            return before;
        }
        Seal first = rows.first().orElseThrow();
        return first.transaction().equals(NO_TRANSACTION)
                && clock.instant().isBefore(first.sealedAt().plus(CHANGE_OF_VERSION));
    }
}
