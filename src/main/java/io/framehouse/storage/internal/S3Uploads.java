package io.framehouse.storage.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends a file into a bucket, in parts where it is long; never more than a buffer in memory. */
final class S3Uploads {
    private static final long PART_BYTES = 32L * 1024 * 1024;
    private static final int MOST_PARTS = 10_000;
    private static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;

    S3Uploads(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** True when all of it is there under the name; the store checks the content where it can. */
    boolean put(String name, Path file, long bytes, String sha256) {
        if (bytes > PART_BYTES) {
            inParts(name, file, bytes);
        } else {
            String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
            client.putObject(
                    put -> put.bucket(bucket).key(name).checksumSHA256(checksum).contentType(TYPE),
                    RequestBody.fromFile(file));
        }
        return true;
    }

    private void inParts(String name, Path file, long bytes) {
        String upload =
                client.createMultipartUpload(
                                make -> make.bucket(bucket).key(name).contentType(TYPE))
                        .uploadId();
        try {
            List<CompletedPart> parts = parts(name, file, bytes, upload);
            client.completeMultipartUpload(end ->
                    end.bucket(bucket)
                            .key(name)
                            .uploadId(upload)
                            .multipartUpload(all -> all.parts(parts)));
        } catch (RuntimeException failure) {
            giveUp(name, upload, failure);
            throw failure;
        }
    }

    private List<CompletedPart> parts(String name, Path file, long bytes, String upload) {
        long size = Math.max(PART_BYTES, (bytes + MOST_PARTS - 1) / MOST_PARTS);
        List<CompletedPart> parts = new ArrayList<>();
        for (long offset = 0; offset < bytes; offset += size) {
            int number = parts.size() + 1;
            long start = offset;
            long length = Math.min(size, bytes - offset);
            String tag =
                    client.uploadPart(
                                    part ->
                                            part.bucket(bucket)
                                                    .key(name)
                                                    .uploadId(upload)
                                                    .partNumber(number),
                                    RequestBody.fromContentProvider(
                                            content(file, start, length), length, TYPE))
                            .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        return parts;
    }

    /** Opened anew for each attempt. */
    private static ContentStreamProvider content(Path file, long offset, long length) {
        return () -> {
            try {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                channel.position(offset);
                InputStream all = Channels.newInputStream(channel);
                return new LimitedStream(all, length);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        };
    }

    /** What was sent so far would be paid for and never seen. */
    private void giveUp(String name, String upload, RuntimeException failure) {
        try {
            client.abortMultipartUpload(end -> end.bucket(bucket).key(name).uploadId(upload));
        } catch (RuntimeException again) {
            failure.addSuppressed(again);
        }
    }
}
