package io.framehouse.outbound.internal;

import io.framehouse.outbound.GuardedHttp.Download;
import io.framehouse.outbound.OutboundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Writes a body to a file, counting, without ever holding it in memory. */
final class BodyWriter {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long MEGABYTE = 1024 * 1024;

    private BodyWriter() {}

    static Download write(ClassicHttpResponse response, Path target, long maxBytes)
            throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Download(emptied(target), 0, null);
        }
        if (entity.getContentLength() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        long bytes = copy(entity.getContent(), target, maxBytes);
        return new Download(target, bytes, entity.getContentType());
    }

    // Not in try-with-resources: closing the network stream reads the rest of it.
    private static long copy(InputStream body, Path target, long maxBytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = 0;
        try (OutputStream file = open(target)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > maxBytes) {
                    throw tooLarge(maxBytes);
                }
                writeOwn(file, buffer, read);
            }
        }
        return total;
    }

    private static Path emptied(Path target) {
        try {
            return Files.write(target, new byte[0]);
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private static OutputStream open(Path target) {
        try {
            return Files.newOutputStream(target);
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    // A full disk here is our trouble, not the other side's.
    private static void writeOwn(OutputStream file, byte[] buffer, int length) {
        try {
            file.write(buffer, 0, length);
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private static OutboundException tooLarge(long maxBytes) {
        return new OutboundException(
                OutboundException.Kind.TOO_LARGE,
                maxBytes < MEGABYTE
                        ? "The address sends more than " + maxBytes + " bytes."
                        : "The address sends more than " + maxBytes / MEGABYTE + " MB.",
                0);
    }
}
