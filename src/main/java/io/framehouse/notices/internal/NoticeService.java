package io.framehouse.notices.internal;

import io.framehouse.notices.Notice;
import io.framehouse.notices.Notices;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** One's own notices, over all teams one is in. */
@Service
final class NoticeService implements Notices {
    private final NoticeRows rows;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    NoticeService(
            NoticeRows rows,
            TeamTransactions transactions,
            CurrentActor currentActor,
            Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public Page<Notice> list(PageRequest page) {
        NoticeRows.Reader reader = reader();
        Optional<Cursor> after = Cursor.decode(page.cursor());
        List<Notice> found = transactions.onPlatform(() -> rows.list(reader, after, page.limit()));
        return Page.of(
                found, page.limit(), last -> new Cursor(last.createdAt(), last.id()).encode());
    }

    @Override
    public long countUnread() {
        NoticeRows.Reader reader = reader();
        return transactions.onPlatform(() -> rows.countUnread(reader));
    }

    @Override
    public void markRead(UUID id) {
        mark(id);
    }

    @Override
    public void markAllRead() {
        mark(null);
    }

    private void mark(@Nullable UUID id) {
        NoticeRows.Reader reader = reader();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transactions.runOnPlatform(() -> rows.markRead(reader, id, now));
    }

    private NoticeRows.Reader reader() {
        Actor actor = currentActor.get();
        UserId user = actor.userId();
        if (actor.kind() != Actor.Kind.PERSON || user == null) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "Notices belong to people. Sign in to the console to read yours.");
        }
        return new NoticeRows.Reader(
                user, List.copyOf(actor.teamRoles().keySet()), !actor.platformRoles().isEmpty());
    }
}
