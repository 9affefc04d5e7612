package io.framehouse.gallery.internal;

import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes videos into a ZIP, one open file at a time, without holding any of them. */
final class VideoZip {
    private final BlobStore blobs;

    VideoZip(BlobStore blobs) {
        this.blobs = blobs;
    }

    void write(List<ZipVideo> videos, OutputStream target) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
        text(zip, "videos.csv", VideoSheet.of(videos));
        // Videos are packed already; packing them again would only cost time.
        zip.setLevel(Deflater.NO_COMPRESSION);
        StringBuilder missing = new StringBuilder();
        for (ZipVideo video : videos) {
            if (!added(zip, video)) {
                missing.append(video.id()).append("  ").append(video.fileName()).append('\n');
            }
        }
        if (!missing.isEmpty()) {
            text(zip, "missing.txt", missing.toString());
        }
        zip.finish();
        zip.flush();
    }

    private boolean added(ZipOutputStream zip, ZipVideo video) throws IOException {
        String key = video.blobKey();
        if (key == null) {
            return false;
        }
        try (InputStream bytes = blobs.open(key, 0, -1)) {
            zip.putNextEntry(entry(video.fileName()));
            bytes.transferTo(zip);
            zip.closeEntry();
            return true;
        } catch (BlobMissingException gone) {
            return false;
        }
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static ZipEntry entry(String name) {
        return new ZipEntry(name);
    }
}
