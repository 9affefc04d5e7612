package io.framehouse.credits.internal;

import io.framehouse.credits.Corrections;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door to corrections: checks who asks and the fields, then lets the book decide. */
@Service
final class LedgerCorrections implements Corrections {
    private static final int LONGEST_REASON = 500;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final CorrectionBook book;
    private final LiveFeed feed;

    LedgerCorrections(
            CurrentActor currentActor,
            TeamTransactions transactions,
            CorrectionBook book,
            LiveFeed feed) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.book = book;
        this.feed = feed;
    }

    @Override
    public UUID refund(TeamId team, UUID transferId, JobId job, Credits amount, String reason) {
        currentActor.requirePlatform(Action.CORRECT_CREDITS);
        new FieldRules()
                .positive("amount", amount)
                .text("reason", reason, LONGEST_REASON)
                .require();
        return book(Transfer.refund(team, transferId, job, amount, reason));
    }

    @Override
    public UUID adjust(
            TeamId team, UUID transferId, @Nullable JobId job, Credits amount, String reason) {
        currentActor.requirePlatform(Action.CORRECT_CREDITS);
        new FieldRules().notZero("amount", amount).text("reason", reason, LONGEST_REASON).require();
        return book(Transfer.adjust(team, transferId, job, amount, reason));
    }

    private UUID book(Transfer transfer) {
        TeamId team = transfer.team();
        transactions.runInTeam(
                team,
                () -> {
                    if (book.book(transfer)) {
                        feed.changed(new LiveFeed.Signal(team, "balance", team.toString()));
                    }
                });
        return transfer.id();
    }
}
