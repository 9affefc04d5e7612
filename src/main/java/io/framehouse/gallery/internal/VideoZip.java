package io.framehouse.gallery.internal;

import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes videos into a ZIP, one open file at a time, without holding any of them. */
final class VideoZip {
    private final BlobStore blobs;

    VideoZip(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * Writes all. Whatever fails on the way leaves a file without an end, which no program takes
     * for a whole one.
     *
     * @throws io.framehouse.storage.StorageAwayException where the store does not answer
     */
    void write(List<ZipVideo> videos, OutputStream target) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
        // Videos are packed already; packing them again would only cost time.
        zip.setLevel(Deflater.NO_COMPRESSION);
        Set<UUID> missing = new LinkedHashSet<>();
        for (ZipVideo video : videos) {
            if (!added(zip, video)) {
                missing.add(video.id());
            }
        }
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        text(zip, "videos.csv", VideoSheet.of(videos, missing));
        if (!missing.isEmpty()) {
            text(zip, "missing.txt", names(videos, missing));
        }
        zip.finish();
        zip.flush();
    }

    private boolean added(ZipOutputStream zip, ZipVideo video) throws IOException {
        Optional<InputStream> found = open(video);
        if (found.isEmpty()) {
            return false;
        }
        try (InputStream bytes = found.get()) {
            ZipEntry entry = new ZipEntry(video.fileName());
            entry.setLastModifiedTime(FileTime.from(video.at()));
            zip.putNextEntry(entry);
            long copied = bytes.transferTo(zip);
            if (copied != video.bytes()) {
                throw new IOException(
                        "A stored video has " + copied + " bytes of " + video.bytes());
            }
            zip.closeEntry();
        } catch (BlobMissingException gone) {
            throw new IOException("A stored video went while it was read", gone);
        }
        return true;
    }

    private Optional<InputStream> open(ZipVideo video) {
        String key = video.blobKey();
        try {
            return key == null ? Optional.empty() : Optional.of(blobs.open(key, 0, -1));
        } catch (BlobMissingException gone) {
            return Optional.empty();
        }
    }

    private static String names(List<ZipVideo> videos, Set<UUID> missing) {
        return videos.stream()
                .filter(video -> missing.contains(video.id()))
                .map(video -> video.id() + "  " + video.fileName() + "\n")
                .collect(Collectors.joining());
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
