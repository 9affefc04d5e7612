package io.framehouse.storage.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, never by its name. */
enum FileKind {
    /** Taken. */
    PNG("a PNG", "image/png"),
    /** Taken. */
    JPEG("a JPEG", "image/jpeg"),
    /** Taken. */
    WEBP("a WebP", "image/webp"),
    /** Refused. */
    GIF("a GIF", null),
    /** Refused. */
    BMP("a BMP", null),
    /** Refused. */
    TIFF("a TIFF", null),
    /** Refused. */
    HEIC("a HEIC", null),
    /** Refused. */
    AVIF("an AVIF", null),
    /** Refused. */
    VIDEO("a video", null),
    /** Refused. */
    PDF("a PDF", null),
    /** Refused: pictures made of text can carry scripts. */
    SVG("an SVG", null),
    /** Refused: mostly an error page behind a link. */
    WEB_PAGE("a web page", null),
    /** Refused. */
    EMPTY("empty", null),
    /** Refused. */
    OTHER("not a picture that can be read", null);

    /** How many bytes {@link #of} wants to see. */
    static final int HEAD_BYTES = 1024;

    private final String words;
    private final @Nullable String contentType;

    FileKind(String words, @Nullable String contentType) {
        this.words = words;
        this.contentType = contentType;
    }

    /** With its article, for sentences. */
    String words() {
        return words;
    }

    /** Null for kinds that are not taken as pictures. */
    @Nullable String contentType() {
        return contentType;
    }

    static FileKind of(byte[] head) {
        if (head.length == 0) {
            return EMPTY;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return WEBP;
        }
        return text.startsWith("ftyp", 4) ? boxed(text) : refused(text);
    }

    private static FileKind boxed(String text) {
        String brand = text.substring(8, Math.min(12, text.length()));
        return switch (brand) {
            case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1" -> HEIC;
            case "avif", "avis" -> AVIF;
            default -> VIDEO;
        };
    }

    private static FileKind refused(String text) {
        if (text.startsWith("GIF8")) {
            return GIF;
        }
        if (text.startsWith("BM")) {
            return BMP;
        }
        if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
            return TIFF;
        }
        if (text.startsWith("%PDF")) {
            return PDF;
        }
        if (text.startsWith("\u001aE\u00df\u00a3")) {
            return VIDEO;
        }
        return marked(text.replace("\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT));
    }

    private static FileKind marked(String text) {
        if (!text.startsWith("<")) {
            return OTHER;
        }
        return text.contains("<svg") ? SVG : WEB_PAGE;
    }
}
