package io.framehouse.notices.ui;

import io.framehouse.notices.Notice;
import io.framehouse.notices.NoticeKind;
import io.framehouse.notices.Notices;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Notices in memory, the newest first. */
final class FakeNotices implements Notices {
    final List<Notice> all = new ArrayList<>();
    boolean broken;

    void add(Notice.Severity severity, String title) {
        all.addFirst(
                new Notice(
                        UUID.randomUUID(),
                        null,
                        NoticeKind.BUDGET_ALERT,
                        severity,
                        title,
                        "Body of " + title,
                        "t/nord/budgets",
                        Instant.parse("2026-11-18T10:15:00Z"),
                        false));
    }

    @Override
    public Page<Notice> list(PageRequest page) {
        requireWorking();
        String cursor = page.cursor();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + page.limit());
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    @Override
    public long countUnread() {
        requireWorking();
        return all.stream().filter(notice -> !notice.read()).count();
    }

    @Override
    public void markRead(UUID id) {
        all.replaceAll(notice -> notice.id().equals(id) ? read(notice) : notice);
    }

    @Override
    public void markAllRead() {
        all.replaceAll(FakeNotices::read);
    }

    private void requireWorking() {
        if (broken) {
            throw new IllegalStateException("The database is away");
        }
    }

    private static Notice read(Notice notice) {
        return new Notice(
                notice.id(),
                notice.team(),
                notice.kind(),
                notice.severity(),
                notice.title(),
                notice.body(),
                notice.link(),
                notice.createdAt(),
                true);
    }
}
