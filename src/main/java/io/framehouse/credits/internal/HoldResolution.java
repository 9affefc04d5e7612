package io.framehouse.credits.internal;

import io.framehouse.credits.Resolution;
import io.framehouse.credits.Resolution.Outcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Settles and releases holds: hold row first, then balance, then the hold's windows. */
@Component
final class HoldResolution {
    private final HoldRows holds;
    private final TransferRows transfers;
    private final Booking booking;

    HoldResolution(HoldRows holds, TransferRows transfers, Booking booking) {
        this.holds = holds;
        this.transfers = transfers;
        this.booking = booking;
    }

    Resolution settle(TeamId team, JobId job, Credits amount) {
        Optional<HoldRows.Hold> open = holds.resolve(team, job, HoldRows.State.SETTLED, amount);
        if (open.isEmpty()) {
            return earlier(team, job);
        }
        HoldRows.Hold hold = open.get();
        Transfer transfer = Transfer.settle(team, Ids.next(), hold, amount);
        booking.book(transfer, hold.id());
        Credits rest = transfer.postings().available();
        return new Resolution(
                Outcome.DONE, amount, rest.isNegative() ? Credits.ZERO : rest, transfer.id());
    }

    Resolution release(TeamId team, JobId job, String reason) {
        Optional<HoldRows.Hold> open = holds.resolve(team, job, HoldRows.State.RELEASED, null);
        if (open.isEmpty()) {
            return earlier(team, job);
        }
        HoldRows.Hold hold = open.get();
        Transfer transfer = Transfer.release(team, Ids.next(), hold, reason);
        booking.book(transfer, hold.id());
        return new Resolution(Outcome.DONE, Credits.ZERO, hold.amount(), transfer.id());
    }

    private Resolution earlier(TeamId team, JobId job) {
        Optional<HoldRows.Hold> found = holds.find(team, job);
        if (found.isEmpty()) {
            return new Resolution(Outcome.HOLD_NOT_FOUND, Credits.ZERO, Credits.ZERO, null);
        }
        HoldRows.Hold hold = found.get();
        UUID transfer = transfers.resolutionOf(team, hold.id()).orElseThrow();
        if (hold.state() == HoldRows.State.RELEASED) {
            return new Resolution(
                    Outcome.HOLD_ALREADY_RELEASED, Credits.ZERO, hold.amount(), transfer);
        }
        Credits rest = hold.amount().minus(hold.settled());
        return new Resolution(
                Outcome.HOLD_ALREADY_SETTLED,
                hold.settled(),
                rest.isNegative() ? Credits.ZERO : rest,
                transfer);
    }
}
