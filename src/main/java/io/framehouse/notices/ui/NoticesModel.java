package io.framehouse.notices.ui;

import io.framehouse.notices.Notice;
import io.framehouse.notices.Notices;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The current person's notices, page by page. */
final class NoticesModel {
    private final Notices notices;
    private final int pageSize;
    private @Nullable String next;

    NoticesModel(Notices notices, int pageSize) {
        this.notices = notices;
        this.pageSize = pageSize;
    }

    long unread() {
        return notices.countUnread();
    }

    /** Begins again with the newest. */
    List<Notice> load() {
        next = null;
        return more();
    }

    boolean hasMore() {
        return next != null;
    }

    /** The next page, older than what was answered before. */
    List<Notice> more() {
        Page<Notice> page = notices.list(new PageRequest(pageSize, next));
        next = page.nextCursor();
        return page.items();
    }

    void read(Notice notice) {
        if (!notice.read()) {
            notices.markRead(notice.id());
        }
    }

    void readAll() {
        notices.markAllRead();
    }
}
