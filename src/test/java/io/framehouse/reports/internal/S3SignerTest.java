package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.S3Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of AWS' own reference, "Signature calculations for the Authorization header". */
class S3SignerTest {
    private static final OpenedBucket BUCKET =
            new OpenedBucket(
                    new S3Target(
                            null, "us-east-1", "examplebucket", "", false, "AKIAIOSFODNN7EXAMPLE"),
                    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC);

    @TempDir Path directory;

    @Test
    void aPutIsSignedWithItsBody() throws IOException {
        Path body = Files.writeString(directory.resolve("body"), "Welcome to Amazon S3.");
        Map<String, String> signed =
                sign(
                        "PUT",
                        "https://examplebucket.s3.amazonaws.com/test%24file.text",
                        Map.of(
                                "Date", "Fri, 24 May 2013 00:00:00 GMT",
                                "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                        body);
        assertThat(signed.get("x-amz-content-sha256"))
                .isEqualTo("44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072");
        assertThat(signed.get("Authorization"))
                .endsWith(
                        "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void whatHasNoBodyIsSignedAsEmpty() {
        Map<String, String> signed =
                sign(
                        "GET",
                        "https://examplebucket.s3.amazonaws.com/test.txt",
                        Map.of("Range", "bytes=0-9"),
                        null);
        assertThat(signed.get("Authorization"))
                .startsWith(
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/")
                .endsWith(
                        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        assertThat(signed).containsEntry("Range", "bytes=0-9").doesNotContainKey("Host");
    }

    private static Map<String, String> sign(
            String method, String address, Map<String, String> headers, Path body) {
        return S3Signer.sign(
                new S3Signer.Request(method, URI.create(address), headers, body), BUCKET, CLOCK);
    }
}
