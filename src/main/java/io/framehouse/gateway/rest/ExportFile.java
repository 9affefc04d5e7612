package io.framehouse.gateway.rest;

import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilterWords;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Sends a file that is made for the call. It is written to disk first: so its length and digest are
 * known before the first byte goes, a failure is an answer and no broken file, and a slow client
 * holds no connection to the database.
 */
@Component
public final class ExportFile {
    public static final String CSV = "text/csv;charset=UTF-8";
    public static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String FILTER = "X-Filter";
    private static final int LONGEST_FILTER = 2_000;

    /**
     * Says which filter a file has, as parameters of an address; nothing where it has all. One too
     * long for a header is told by the fingerprint that is in the file's name.
     */
    public static void tellFilter(HttpServletResponse response, UsageFilter filter) {
        if (!filter.isAll()) {
            String text = filter.toText();
            response.setHeader(
                    FILTER,
                    text.length() <= LONGEST_FILTER
                            ? text
                            : UsageFilterWords.inFileName(filter).substring(1));
        }
    }

    /**
     * Answers with what the writer writes, or as it fails.
     *
     * @param name of the file, without quotes
     */
    public void send(
            HttpServletResponse response,
            String contentType,
            String name,
            Consumer<OutputStream> writer)
            throws IOException {
        Path file = Files.createTempFile("framehouse-export-", ".part");
        try {
            byte[] digest = write(file, writer);
            response.setContentType(contentType);
            response.setContentLengthLong(Files.size(file));
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
            response.setHeader(
                    "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static byte[] write(Path file, Consumer<OutputStream> writer) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream target =
                new DigestOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
            writer.accept(target);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
