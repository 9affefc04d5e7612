package io.framehouse.gateway.rest;

import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.Person;
import io.framehouse.reports.ExportSchedules.Schedule;
import io.framehouse.reports.ExportSchedules.Upload;
import io.framehouse.reports.S3Target;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule of exports with its newest deliveries. */
public record ExportScheduleJson(
        UUID id,
        String frequency,
        String format,
        List<String> recipients,
        boolean webhook,
        @Nullable BucketJson s3,
        String owner,
        String state,
        @Nullable String stoppedWhy,
        String nextFrom,
        String nextTo,
        String timeZone,
        Instant dueAt,
        Instant createdAt,
        Map<String, Object> filter,
        List<DeliveryJson> deliveries) {
    public ExportScheduleJson {
        recipients = List.copyOf(recipients);
        deliveries = List.copyOf(deliveries);
    }

    /** Where files are put; the secret is never told. */
    public record BucketJson(
            @Nullable String endpoint,
            String region,
            String bucket,
            String prefix,
            boolean pathStyle,
            String accessKeyId) {
        static BucketJson of(S3Target target) {
            return new BucketJson(
                    target.endpoint(),
                    target.region(),
                    target.bucket(),
                    target.prefix(),
                    target.pathStyle(),
                    target.accessKeyId());
        }
    }

    /** How a file comes into the bucket. */
    public record UploadJson(
            String state,
            @Nullable String object,
            @Nullable String error,
            @Nullable Instant nextTryAt,
            @Nullable Instant deliveredAt) {
        static UploadJson of(Upload upload) {
            return new UploadJson(
                    Wire.of(upload.state()),
                    upload.object(),
                    upload.error(),
                    upload.tryAt(),
                    upload.deliveredAt());
        }
    }

    /**
     * What became of a period.
     *
     * @param exportId null where there is no export, or none any more
     */
    public record DeliveryJson(
            UUID id,
            String from,
            String to,
            @Nullable UUID exportId,
            String state,
            int sends,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable UploadJson upload) {
        static DeliveryJson of(Delivery delivery) {
            Upload upload = delivery.upload();
            return new DeliveryJson(
                    delivery.id(),
                    delivery.from().toString(),
                    delivery.to().toString(),
                    delivery.export(),
                    Wire.of(delivery.state()),
                    delivery.sends(),
                    delivery.error(),
                    delivery.createdAt(),
                    delivery.sentAt(),
                    upload == null ? null : UploadJson.of(upload));
        }
    }

    static ExportScheduleJson of(Schedule schedule) {
        S3Target s3 = schedule.s3();
        return new ExportScheduleJson(
                schedule.id(),
                Wire.of(schedule.frequency()),
                Wire.of(schedule.format()),
                schedule.people().stream().map(Person::email).toList(),
                schedule.webhook(),
                s3 == null ? null : BucketJson.of(s3),
                schedule.owner(),
                Wire.of(schedule.state()),
                schedule.stoppedWhy(),
                schedule.nextFrom().toString(),
                schedule.nextTo().toString(),
                schedule.zone().getId(),
                schedule.dueAt(),
                schedule.createdAt(),
                UsageFilterJson.write(schedule.filter()),
                schedule.deliveries().stream().map(DeliveryJson::of).toList());
    }
}
