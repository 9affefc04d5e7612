package io.framehouse.storage.internal;

import io.framehouse.shared.DomainException;
import io.framehouse.storage.MediaInspector.PictureFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What every provider's page demands of a picture; refusals name field, rule and value. */
final class PictureRules {
    static final long MAX_MEGABYTES = 50;
    static final long MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;
    private static final int MAX_RATIO = 4;

    private PictureRules() {}

    /**
     * @param name what the refusal calls the picture, such as its file name
     */
    static PictureFacts check(Path file, String name, String field) {
        try {
            checkSize(Files.size(file), name, field);
            FileKind kind = PictureFile.kind(file);
            if (kind.contentType() == null) {
                throw refused(
                        field,
                        "not_an_image",
                        name + " is " + kind.words() + ". Use PNG, JPEG or WebP.");
            }
            return checkContent(kind, file, name, field);
        } catch (IOException failure) {
            throw new UncheckedIOException("The picture could not be read from disk", failure);
        }
    }

    static void checkSize(long bytes, String name, String field) {
        if (bytes > MAX_BYTES) {
            throw refused(
                    field,
                    "too_large",
                    "%s is %d MB; the limit is %d MB. Make it smaller, or choose another file."
                            .formatted(name, Math.ceilDiv(bytes, 1024 * 1024), MAX_MEGABYTES));
        }
    }

    private static PictureFacts checkContent(FileKind kind, Path file, String name, String field) {
        try {
            PictureFacts facts = PictureFile.facts(kind, file);
            checkRatio(facts, field);
            checkPixels(facts, name, field);
            PictureFile.checkReadable(kind, file);
            return facts;
        } catch (IOException broken) {
            throw refused(
                    field,
                    "unreadable",
                    name + " is cut off or damaged. Save it again, or choose another file.");
        }
    }

    private static void checkRatio(PictureFacts facts, String field) {
        long width = facts.width();
        long height = facts.height();
        if (width > MAX_RATIO * height || height > MAX_RATIO * width) {
            throw refused(
                    field,
                    "bad_ratio",
                    "The image is " + ratio(width, height) + ". It must be between 1:4 and 4:1.");
        }
    }

    private static void checkPixels(PictureFacts facts, String name, String field) {
        long pixels = (long) facts.width() * facts.height();
        if (pixels > PictureFile.MAX_PIXELS) {
            throw refused(
                    field,
                    "too_many_pixels",
                    "%s is %d×%d, that is %d million pixels; the limit is 80 million. Make it smaller."
                            .formatted(name, facts.width(), facts.height(), pixels / 1_000_000));
        }
    }

    // Such as 6:1, 4.2:1 or 1:5.
    private static String ratio(long width, long height) {
        return width > height ? tenths(width, height) + ":1" : "1:" + tenths(height, width);
    }

    private static String tenths(long more, long less) {
        // Rounded away from the limit, so that 4.01:1 is never shown as a fine 4:1.
        long tenths = Math.ceilDiv(10 * more, less);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : String.format(Locale.ROOT, "%d.%d", tenths / 10, tenths % 10);
    }

    static DomainException refused(String field, String code, String message) {
        return DomainException.invalid(field, code, message);
    }
}
