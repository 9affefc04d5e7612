package io.framehouse.reports.internal;

import io.framehouse.outbound.OutboundFiles;
import io.framehouse.reports.ExportSchedules.Tried;
import io.framehouse.reports.S3Target;
import io.framehouse.storage.TemporaryFiles;
import io.framehouse.storage.TemporaryFiles.TemporaryFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Puts files into buckets that people named, each by one signed request through the guarded client:
 * it cannot be sent elsewhere, and its length and SHA-256 go before it.
 *
 * @see "Decision 0048: exports into buckets"
 */
@Component
class S3Puts {
    /** What S3 takes in one piece. */
    static final long MOST_BYTES = 5L * 1024 * 1024 * 1024;

    /**
     * The object of a trial; always the same, so that none pile up where they cannot be removed.
     */
    static final String TRIAL = "framehouse-test.txt";

    private static final Duration AT_LEAST = Duration.ofMinutes(1);
    private static final Duration TRIAL_TIME = Duration.ofSeconds(15);
    private static final long SLOWEST_BYTES_A_SECOND = 512 * 1024;
    private static final byte[] TRIAL_BYTES =
            "Framehouse may put exports here.\n".getBytes(StandardCharsets.UTF_8);

    private final OutboundFiles outbound;
    private final TemporaryFiles temporaryFiles;
    private final Clock clock;

    S3Puts(OutboundFiles outbound, TemporaryFiles temporaryFiles, Clock clock) {
        this.outbound = outbound;
        this.temporaryFiles = temporaryFiles;
        this.clock = clock;
    }

    /** How long a put of so many bytes may take. */
    static Duration patience(long bytes) {
        return AT_LEAST.plusSeconds(bytes / SLOWEST_BYTES_A_SECOND);
    }

    /**
     * Puts a file in place of whatever has its name.
     *
     * @param sha256 64 hex digits
     */
    S3Answer put(OpenedBucket bucket, String fileName, String type, Path file, String sha256) {
        long bytes = size(file);
        if (bytes > MOST_BYTES) {
            return S3Answer.toMend(
                    "The file has %,d bytes; S3 takes at most %,d in one piece. Choose shorter periods."
                            .formatted(bytes, MOST_BYTES));
        }
        return send(bucket, fileName, type, file, sha256, patience(bytes));
    }

    private S3Answer send(
            OpenedBucket bucket,
            String fileName,
            String type,
            Path file,
            String sha256,
            Duration patience) {
        S3Target target = bucket.target();
        URI address = S3Address.of(target, target.key(fileName));
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        Map<String, String> headers =
                Map.of("Content-Type", type, "x-amz-checksum-sha256", checksum);
        S3Signer.Request request = new S3Signer.Request("PUT", address, headers, file);
        return S3Answer.of(
                outbound.put(address, S3Signer.sign(request, bucket, clock), file, patience),
                target);
    }

    /** Puts a small object and takes it away again. */
    Tried trial(OpenedBucket bucket) {
        try (TemporaryFile file = temporaryFiles.create(".s3")) {
            Files.write(file.path(), TRIAL_BYTES);
            S3Answer put =
                    send(
                            bucket,
                            TRIAL,
                            "text/plain;charset=UTF-8",
                            file.path(),
                            HexFormat.of().formatHex(sha256().digest(TRIAL_BYTES)),
                            TRIAL_TIME);
            return put.kind() == S3Answer.Kind.TAKEN ? removed(bucket) : no(put.words());
        } catch (IOException failure) {
            throw new UncheckedIOException("The object of a trial could not be written", failure);
        }
    }

    /** Whoever may only write has a bucket that works. */
    private Tried removed(OpenedBucket bucket) {
        S3Target target = bucket.target();
        URI address = S3Address.of(target, target.key(TRIAL));
        S3Signer.Request request = new S3Signer.Request("DELETE", address, Map.of(), null);
        S3Answer gone =
                S3Answer.of(
                        outbound.delete(address, S3Signer.sign(request, bucket, clock), TRIAL_TIME),
                        target);
        String object = target.object(TRIAL);
        return new Tried(
                true,
                gone.kind() == S3Answer.Kind.TAKEN
                        ? "It works: %s was put and removed.".formatted(object)
                        : "It works: %s was put. It may not be removed by this key: remove it yourself."
                                .formatted(object));
    }

    private static Tried no(String words) {
        return new Tried(false, words);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("The file of an export could not be read", failure);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java has no SHA-256", impossible);
        }
    }
}
