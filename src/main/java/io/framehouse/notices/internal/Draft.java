package io.framehouse.notices.internal;

import io.framehouse.notices.Notice;
import io.framehouse.notices.NoticeKind;

/**
 * A notice before it has recipients. Title and body become one line each: names and reasons come
 * from people, and a title becomes a mail's header.
 *
 * @param key tells the same event apart from others; a recipient gets one notice a key
 * @param link the page about it, without a leading slash
 * @param times how many events it stands for, 1 or more
 */
record Draft(
        String key,
        NoticeKind kind,
        Notice.Severity severity,
        String title,
        String body,
        String link,
        int times) {
    static final int MAX_TITLE = 200;
    static final int MAX_BODY = 900;

    Draft {
        title = oneLine(title, MAX_TITLE);
        body = oneLine(body, MAX_BODY);
    }

    Draft(
            String key,
            NoticeKind kind,
            Notice.Severity severity,
            String title,
            String body,
            String link) {
        this(key, kind, severity, title, body, link, 1);
    }

    Draft to(String otherLink) {
        return new Draft(key, kind, severity, title, body, otherLink, times);
    }

    /** What people wrote, for a place that holds one line. */
    static String oneLine(String text, int max) {
        String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() <= max ? line : line.substring(0, cut(line, max - 1)) + "\u2026";
    }

    /** Never between the two halves of a character. */
    private static int cut(String line, int at) {
        return Character.isHighSurrogate(line.charAt(at - 1)) ? at - 1 : at;
    }
}
