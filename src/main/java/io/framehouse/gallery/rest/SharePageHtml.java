package io.framehouse.gallery.rest;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import io.framehouse.gallery.SharedPage;
import io.framehouse.gallery.SharedPage.Video;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The page that a link shows, as HTML. */
final class SharePageHtml {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Classes of share.css, each named by its ratio; the first is for whatever has none. */
    private static final List<String> SHAPES =
            List.of(
                    "shape-16-9",
                    "shape-9-16",
                    "shape-1-1",
                    "shape-4-3",
                    "shape-3-4",
                    "shape-21-9");

    private SharePageHtml() {}

    static String of(String token, SharedPage page) {
        StringBuilder body = new StringBuilder();
        body.append("<header><h1 dir=\"auto\">").append(htmlEscape(page.title()));
        body.append("</h1><p>Shared by <bdi>").append(htmlEscape(page.team()));
        body.append("</bdi>. This link opens until ").append(DAY.format(page.expiresAt()));
        body.append(".</p></header>\n");
        if (page.videos().isEmpty()) {
            body.append("<p>There is no video in this collection now.</p>\n");
        }
        body.append("<div class=\"videos")
                .append(page.videos().size() == 1 ? " videos--one" : "")
                .append("\">\n");
        boolean one = page.videos().size() == 1;
        page.videos().forEach(video -> body.append(video("/s/" + token + "/", video, one)));
        body.append("</div>\n");
        if (page.more()) {
            body.append("<p>The collection holds more than these ")
                    .append(page.videos().size())
                    .append(" videos. Ask whoever shared it for the others.</p>\n");
        }
        return document(htmlEscape(page.title()), body.toString());
    }

    /** One and the same for all links that open nothing. */
    static String none() {
        return document(
                "Nothing here",
                "<header><h1>This link opens nothing</h1><p>It may have expired, or been taken"
                        + " back. Ask whoever sent it for a new one.</p></header>\n");
    }

    /** The store does not answer now; whether there is a video, is not known. */
    static String away() {
        return document(
                "Not available now",
                "<header><h1>This video cannot be shown now</h1><p>Nothing is lost. Try again in a"
                        + " minute.</p></header>\n");
    }

    private static String video(String base, Video video, boolean alone) {
        String place = base + video.id();
        String name = video.title() == null ? "Video of " + day(video) : video.title();
        StringBuilder html = new StringBuilder("<figure class=\"").append(shape(video));
        html.append("\"><video controls playsinline");
        html.append(" preload=\"").append(alone || !video.cover() ? "metadata" : "none");
        html.append("\" aria-label=\"").append(htmlEscape(name)).append('"');
        if (video.cover()) {
            html.append(" poster=\"").append(place).append("/cover\"");
        }
        if (video.width() != null && video.height() != null) {
            html.append(" width=\"").append(video.width());
            html.append("\" height=\"").append(video.height()).append('"');
        }
        html.append(" src=\"").append(place).append("/video\"></video>");
        html.append("<figcaption dir=\"auto\">").append(htmlEscape(name));
        return html.append("</figcaption></figure>\n").toString();
    }

    /** The nearest of the shapes that the page's looks know. */
    private static String shape(Video video) {
        Integer width = video.width();
        Integer height = video.height();
        if (width == null || height == null) {
            return SHAPES.getFirst();
        }
        return SHAPES.stream()
                .min(Comparator.comparingInt(shape -> apart(shape, width, height)))
                .orElseThrow();
    }

    /** How far apart two ratios are, in thousandths of the wider one. */
    private static int apart(String shape, int width, int height) {
        String[] sides = shape.substring("shape-".length()).split("-");
        long one = (long) Integer.parseInt(sides[0]) * height;
        long other = (long) Integer.parseInt(sides[1]) * width;
        return (int) (1000 * Math.abs(one - other) / Math.max(one, other));
    }

    private static String day(Video video) {
        Instant at = video.createdAt();
        return DAY.format(at);
    }

    private static String document(String title, String body) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <link rel="icon" href="/icons/favicon.svg">
        <link rel="stylesheet" href="/styles/share.css">
        </head>
        <body>
        <main>
        %s</main>
        </body>
        </html>
        """
                .formatted(title, body);
    }
}
