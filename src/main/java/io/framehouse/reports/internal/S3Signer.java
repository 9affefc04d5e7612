package io.framehouse.reports.internal;

import io.framehouse.reports.S3Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs single requests with AWS Signature Version 4, the body's SHA-256 with them, so that every
 * service that knows the signature refuses a body that changed on the way.
 */
final class S3Signer {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private S3Signer() {}

    /** A request to be signed; {@code body} is null where there is none. */
    record Request(String method, URI address, Map<String, String> headers, @Nullable Path body) {}

    /** The headers to send: those of the request and the signature's, without the host. */
    static Map<String, String> sign(Request request, OpenedBucket bucket, Clock clock) {
        S3Target target = bucket.target();
        AwsCredentialsIdentity identity =
                AwsCredentialsIdentity.create(target.accessKeyId(), bucket.secretKey());
        try (InputStream body = open(request.body())) {
            Map<String, String> headers = new LinkedHashMap<>();
            SIGNER.sign(
                            SignRequest.builder(identity)
                                    .request(plain(request))
                                    .payload(() -> body)
                                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                                    .putProperty(AwsV4HttpSigner.REGION_NAME, target.region())
                                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                                    .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, false)
                                    .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                                    .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                                    .build())
                    .request()
                    .headers()
                    .forEach((name, values) -> headers.put(name, values.getFirst()));
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("host"));
            return headers;
        } catch (IOException failure) {
            throw new UncheckedIOException("The file could not be read to be signed", failure);
        }
    }

    private static SdkHttpRequest plain(Request request) {
        SdkHttpRequest.Builder plain =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.fromValue(request.method()))
                        .uri(request.address());
        request.headers().forEach(plain::putHeader);
        return plain.build();
    }

    private static InputStream open(@Nullable Path body) throws IOException {
        return body == null ? InputStream.nullInputStream() : Files.newInputStream(body);
    }
}
