package io.framehouse.reports.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/**
 * The typeface of documents: Liberation Sans (SIL Open Font License 1.1), which comes with the PDF
 * library and has Latin, Greek, Cyrillic and Hebrew. What it lacks is shown as a box, not left out.
 */
final class PdfFont {
    static final String NAME = "LiberationSans";

    private static final String FILE = "font-fallback/LiberationSans-Regular.ttf";
    private static final char BOX = '\u25a1';

    private final BaseFont base;

    private PdfFont(BaseFont base) {
        this.base = base;
    }

    /** A new one for each document, since it remembers which letters were used. */
    static PdfFont load() {
        try (InputStream file = Document.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The font " + FILE + " is not there");
            }
            byte[] bytes = file.readAllBytes();
            return new PdfFont(
                    BaseFont.createFont(
                            NAME + ".ttf",
                            BaseFont.IDENTITY_H,
                            BaseFont.EMBEDDED,
                            false,
                            bytes,
                            null));
        } catch (IOException failure) {
            throw new UncheckedIOException("The font could not be read", failure);
        }
    }

    BaseFont base() {
        return base;
    }

    Font size(float points) {
        return new Font(base, points);
    }

    Font bold(float points) {
        return new Font(base, points, Font.BOLD);
    }

    /** The text with a box for each character that the font has not got. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(point ->
                        shown.appendCodePoint(
                                point == '\n' || base.charExists(point) ? point : BOX));
        return shown.toString();
    }
}
