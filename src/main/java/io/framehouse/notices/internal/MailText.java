package io.framehouse.notices.internal;

/**
 * A notice as a mail: plain text, and the same as simple HTML.
 *
 * @param subject one line
 */
record MailText(String subject, String plain, String html) {
    private static final String FOOTER =
            "You get this mail because you are in Framehouse. The same notice is behind the bell of"
                    + " the console.";

    /**
     * Writes the mail.
     *
     * @param base the address of the console, without a slash at its end
     */
    static MailText of(QueuedMail mail, String base) {
        String url = base + "/" + mail.link();
        return new MailText(
                "[Framehouse] " + mail.title(), plain(mail, url), html(mail, escape(url)));
    }

    private static String plain(QueuedMail mail, String url) {
        return mail.title()
                + "\r\n\r\n"
                + mail.body()
                + "\r\n\r\nOpen in Framehouse: "
                + url
                + "\r\n\r\n-- \r\n"
                + FOOTER
                + "\r\n";
    }

    private static String html(QueuedMail mail, String url) {
        return """
        <!doctype html>
        <html lang="en">
        <body style="font-family: sans-serif; line-height: 1.5">
        <h1 style="font-size: 1.2em">%s</h1>
        <p>%s</p>
        <p><a href="%s">Open in Framehouse</a></p>
        <p><small>%s</small></p>
        </body>
        </html>
        """
                .formatted(escape(mail.title()), escape(mail.body()), url, FOOTER);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
