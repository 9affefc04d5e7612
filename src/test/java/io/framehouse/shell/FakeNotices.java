package io.framehouse.shell;

import io.framehouse.notices.Notice;
import io.framehouse.notices.NoticeKind;
import io.framehouse.notices.Notices;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Three notices that nobody has read, with texts as long as they get. */
final class FakeNotices implements Notices {
    @Override
    public Page<Notice> list(PageRequest page) {
        return new Page<>(
                List.of(
                        notice(
                                Notice.Severity.ERROR,
                                "Your budget is used up",
                                "Northern Lights Documentary Department B: 128,400.500 of 128,400"
                                        + " credits are settled or held this month. It resets on 1"
                                        + " Dec 2026, 00:00 (Europe/Helsinki). New jobs are refused"
                                        + " until then, or until the limit is raised."),
                        notice(
                                Notice.Severity.WARNING,
                                "3 jobs are being checked with the provider",
                                "Studio Nord: their credits stay held until the provider answers;"
                                        + " none is sent twice."),
                        notice(
                                Notice.Severity.SUCCESS,
                                "Approved: 500 credits more until 30 Nov 2026, 00:00",
                                "Studio Nord, team budget. Aino K. answered.")),
                null);
    }

    private static Notice notice(Notice.Severity severity, String title, String body) {
        return new Notice(
                Ids.next(),
                FakeTeam.NORD.id(),
                NoticeKind.BUDGET_ALERT,
                severity,
                title,
                body,
                "t/nord",
                Instant.now().minus(Duration.ofMinutes(4)),
                false);
    }

    @Override
    public long countUnread() {
        return 3;
    }

    @Override
    public void markRead(UUID id) {
        // The fake forgets.
    }

    @Override
    public void markAllRead() {
        // The fake forgets.
    }
}
