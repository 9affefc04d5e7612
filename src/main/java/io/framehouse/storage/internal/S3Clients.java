package io.framehouse.storage.internal;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes the clients of a bucket: short waits, and only what every S3-compatible service knows. */
final class S3Clients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration FIRST_BYTE = Duration.ofSeconds(5);

    /** Twice this is still short of the two seconds that a question may take. */
    private static final Duration FREE_CONNECTION = Duration.ofMillis(500);

    private static final int MOST_ATTEMPTS = 2;

    private S3Clients() {}

    /**
     * @param connections how many calls at once; who finds none free waits half a second
     */
    static S3Client client(S3Settings settings, int connections) {
        var builder =
                S3Client.builder()
                        .region(Region.of(settings.region()))
                        .credentialsProvider(credentials(settings))
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .connectionTimeout(CONNECT)
                                        .connectionAcquisitionTimeout(FREE_CONNECTION)
                                        .socketTimeout(FIRST_BYTE)
                                        .maxConnections(connections))
                        .serviceConfiguration(configuration(settings))
                        // Checksums at the end of a body are not known everywhere.
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .overrideConfiguration(over ->
                                over.retryStrategy(
                                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                                .maxAttempts(MOST_ATTEMPTS)
                                                .build()));
        URI endpoint = settings.endpoint();
        return endpoint == null ? builder.build() : builder.endpointOverride(endpoint).build();
    }

    /** Whether the call was never made, because all connections were in use here. */
    static boolean foundNoConnection(@Nullable Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one.getClass().getSimpleName().equals("ConnectionRequestTimeoutException")) {
                return true;
            }
        }
        return false;
    }

    static S3Presigner presigner(S3Settings settings) {
        var builder =
                S3Presigner.builder()
                        .region(Region.of(settings.region()))
                        .credentialsProvider(credentials(settings))
                        .serviceConfiguration(configuration(settings));
        URI endpoint = settings.endpoint();
        return endpoint == null ? builder.build() : builder.endpointOverride(endpoint).build();
    }

    private static S3Configuration configuration(S3Settings settings) {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(settings.pathStyle())
                .chunkedEncodingEnabled(false)
                .build();
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.accessKey().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }
}
