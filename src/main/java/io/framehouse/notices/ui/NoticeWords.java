package io.framehouse.notices.ui;

/** Counts of notices in words. */
final class NoticeWords {
    private static final long MOST = 99;

    private NoticeWords() {}

    /** For whoever cannot see the number: {@code 3 unread notices}. */
    static String unread(long count) {
        if (count == 0) {
            return "No unread notices";
        }
        return count == 1 ? "1 unread notice" : count + " unread notices";
    }

    /** For the small badge: {@code 3}, {@code 99+}. */
    static String badge(long count) {
        return count > MOST ? MOST + "+" : Long.toString(count);
    }
}
