package io.framehouse.reports.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a PDF what its library puts in by chance: the six letters before the name of an
 * embedded font and the two halves of the document's id. What comes in their place has the same
 * length, so that no offset of the file moves; the id becomes a digest of all the rest.
 */
final class SteadyPdf {
    private static final Pattern FONT = Pattern.compile("/[A-Z]{6}\\+(?=" + PdfFont.NAME + ")");
    private static final Pattern ID =
            Pattern.compile("/ID ?\\[<([0-9a-fA-F]{32})><([0-9a-fA-F]{32})>\\]");
    private static final Pattern ENTRY = Pattern.compile("(?s)(.{10}) (.{5}) [nf] ?\\r?\\n");
    private static final String PREFIX = "/FRHOUS+";
    private static final int ID_BYTES = 16;

    private SteadyPdf() {}

    static byte[] of(byte[] pdf) {
        // Each byte is one character, and stays it.
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        text = plainDigits(FONT.matcher(text).replaceAll(PREFIX));
        Matcher id = ID.matcher(text);
        if (!id.find()) {
            throw new IllegalStateException("The PDF has no id where one was expected");
        }
        StringBuilder steady = new StringBuilder(text);
        String zeros = "0".repeat(2 * ID_BYTES);
        steady.replace(id.start(1), id.end(1), zeros).replace(id.start(2), id.end(2), zeros);
        String digest = digest(steady.toString().getBytes(StandardCharsets.ISO_8859_1));
        steady.replace(id.start(1), id.end(1), digest).replace(id.start(2), id.end(2), digest);
        return steady.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The table of offsets in plain digits: the library writes it in those of the machine's
     * language, cut to a byte, which no reader understands.
     */
    private static String plainDigits(String pdf) {
        int begin = pdf.lastIndexOf("\nxref\n");
        int end = pdf.indexOf("trailer", begin);
        if (begin < 0 || end < 0) {
            throw new IllegalStateException(
                    "The PDF has no table of offsets where one was expected");
        }
        StringBuilder table = new StringBuilder(pdf.substring(begin, end));
        Matcher entry = ENTRY.matcher(table.toString());
        char zero = 0;
        while (entry.find()) {
            // The first entry begins with a zero.
            zero = zero == 0 ? table.charAt(entry.start()) : zero;
            plain(table, entry.start(1), entry.end(1), zero);
            plain(table, entry.start(2), entry.end(2), zero);
        }
        return pdf.substring(0, begin) + table + pdf.substring(end);
    }

    private static void plain(StringBuilder table, int from, int to, char zero) {
        for (int at = from; at < to; at++) {
            table.setCharAt(at, (char) ('0' + ((table.charAt(at) - zero) & 0xff)));
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(whole, 0, ID_BYTES).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }
}
