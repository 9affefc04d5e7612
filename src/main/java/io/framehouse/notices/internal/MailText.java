package io.framehouse.notices.internal;

/**
 * A notice as a mail: plain text, and the same as simple HTML.
 *
 * @param subject one line
 */
record MailText(String subject, String plain, String html) {
    /**
     * Writes the mail.
     *
     * @param base the address of the console, without a slash at its end
     */
    static MailText of(QueuedMail.Told told, String base) {
        String url = base + "/" + told.link();
        return new MailText(
                "[Framehouse] " + told.title(), plain(told, url), html(told, escape(url)));
    }

    private static String plain(QueuedMail.Told told, String url) {
        return told.title()
                + "\r\n\r\n"
                + told.body()
                + "\r\n\r\n"
                + told.act()
                + ": "
                + url
                + "\r\n\r\n-- \r\n"
                + told.footer()
                + "\r\n";
    }

    private static String html(QueuedMail.Told told, String url) {
        return """
        <!doctype html>
        <html lang="en">
        <body style="font-family: sans-serif; line-height: 1.5">
        <h1 style="font-size: 1.2em">%s</h1>
        <p>%s</p>
        <p><a href="%s">%s</a></p>
        <p><small>%s</small></p>
        </body>
        </html>
        """
                .formatted(
                        escape(told.title()),
                        escape(told.body()),
                        url,
                        escape(told.act()),
                        escape(told.footer()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
