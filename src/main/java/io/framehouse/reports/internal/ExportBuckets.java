package io.framehouse.reports.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.outbound.GuardedHttp;
import io.framehouse.outbound.OutboundException;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UnreadableSecretException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The buckets of schedules: what is wished is checked, sealed, and written in the trail. */
@Component
class ExportBuckets {
    private static final String SECRET = "s3.secret_access_key";

    private final ExportBucketRows rows;
    private final ExportPutRows puts;
    private final GuardedHttp outbound;
    private final SecretBox box;
    private final AuditTrail audit;

    ExportBuckets(
            ExportBucketRows rows,
            ExportPutRows puts,
            GuardedHttp outbound,
            SecretBox box,
            AuditTrail audit) {
        this.rows = rows;
        this.puts = puts;
        this.outbound = outbound;
        this.box = box;
        this.audit = audit;
    }

    /**
     * The same as it is kept. Looks names up, so call it outside of transactions; one that cannot
     * be found now is taken, since each put looks again.
     *
     * @throws DomainException invalid_request with all that is wrong
     */
    S3Wish checked(S3Wish wish) {
        S3Wish normal = S3Rules.normal(wish);
        List<FieldError> problems = S3Rules.problems(normal);
        if (!problems.isEmpty()) {
            throw DomainException.invalid(problems);
        }
        URI address = S3Address.of(normal.target(), S3Puts.TRIAL);
        try {
            outbound.check(address);
        } catch (OutboundException refused) {
            if (refused.kind() == OutboundException.Kind.NOT_ALLOWED) {
                throw DomainException.invalid(
                        "s3.endpoint",
                        "not_allowed",
                        "s3.endpoint is %s. %s Name another endpoint, or ask whoever runs the house to allow private addresses."
                                .formatted(S3Address.base(normal.target()), refused.getMessage()));
            }
        }
        return normal;
    }

    Map<UUID, S3Target> of(TeamId place) {
        return rows.of(place);
    }

    /** Whether a schedule's files already go where a wish says; null for nowhere. */
    boolean are(ExportScheduleRow schedule, @Nullable S3Wish wish) {
        S3Target now = rows.of(schedule.place()).get(schedule.id());
        return Objects.equals(now, wish == null ? null : wish.target());
    }

    /**
     * Sets, changes or takes away the bucket of a schedule, in the transaction that changes it.
     *
     * @param wish checked; null for no bucket
     */
    void set(ExportScheduleRow schedule, @Nullable S3Wish wish, Instant now) {
        TeamId place = schedule.place();
        Optional<ExportBucketRows.Sealed> before = rows.find(place, schedule.id());
        if (wish == null) {
            before.ifPresent(gone -> remove(schedule, gone.target()));
            return;
        }
        S3Target target = wish.target();
        String secret = wish.secretKey();
        byte[] sealed =
                secret == null ? kept(before, target).secret() : seal(place, schedule.id(), secret);
        rows.save(place, schedule.id(), target, sealed);
        puts.tryNow(place, schedule.id(), now);
        boolean same = before.filter(one -> one.target().equals(target)).isPresent();
        if (!same || secret != null) {
            record(
                    schedule,
                    before.isEmpty() ? "bucket_set" : "bucket_changed",
                    before.map(one -> facts(one.target(), false)).orElse(Map.of()),
                    facts(target, secret != null));
        }
    }

    private void remove(ExportScheduleRow schedule, S3Target gone) {
        rows.delete(schedule.place(), schedule.id());
        puts.forgetWaiting(schedule.place(), schedule.id());
        record(schedule, "bucket_removed", facts(gone, false), Map.of());
    }

    private void record(
            ExportScheduleRow schedule, String what, Map<String, ?> before, Map<String, ?> after) {
        audit.record(
                schedule.team(),
                new Change(
                        "export_schedule." + what,
                        "export_schedule",
                        schedule.id().toString(),
                        before,
                        after,
                        null));
    }

    private static Map<String, ?> facts(S3Target target, boolean newSecret) {
        return Map.of(
                "endpoint", S3Address.base(target),
                "region", target.region(),
                "bucket", target.bucket(),
                "prefix", target.prefix(),
                "path_style", target.pathStyle(),
                "access_key_id", target.accessKeyId(),
                "secret_entered", newSecret);
    }

    /** What a schedule puts its files into; empty where it has no bucket. */
    Optional<OpenedBucket> open(TeamId place, UUID schedule) {
        return rows.find(place, schedule).map(sealed -> opened(place, schedule, sealed));
    }

    /** That of a wish, with the secret of the schedule where the wish has none. */
    OpenedBucket opened(TeamId place, @Nullable UUID schedule, S3Wish wish) {
        String secret = wish.secretKey();
        if (secret != null) {
            return new OpenedBucket(wish.target(), secret);
        }
        Optional<ExportBucketRows.Sealed> before =
                schedule == null ? Optional.empty() : rows.find(place, schedule);
        ExportBucketRows.Sealed kept = kept(before, wish.target());
        try {
            UUID id = Objects.requireNonNull(schedule);
            return new OpenedBucket(wish.target(), opened(place, id, kept).secretKey());
        } catch (UnreadableSecretException otherKey) {
            throw DomainException.invalid(
                    SECRET, "unreadable", SECRET + " cannot be opened any more. Enter it again.");
        }
    }

    private OpenedBucket opened(TeamId place, UUID schedule, ExportBucketRows.Sealed sealed) {
        return new OpenedBucket(
                sealed.target(), box.open(sealed.secret(), context(place, schedule)));
    }

    /** A secret is for the place and the name that it was entered for, and for no other. */
    private static ExportBucketRows.Sealed kept(
            Optional<ExportBucketRows.Sealed> before, S3Target target) {
        ExportBucketRows.Sealed kept =
                before.orElseThrow(() ->
                        DomainException.invalid(
                                SECRET,
                                "required",
                                SECRET
                                        + " is missing. Enter the one that belongs to"
                                        + " the access key id."));
        S3Target was = kept.target();
        if (!Objects.equals(was.endpoint(), target.endpoint())
                || !was.accessKeyId().equals(target.accessKeyId())) {
            throw DomainException.invalid(
                    SECRET,
                    "required",
                    SECRET
                            + " is missing: endpoint or access key id changed. Enter the secret again.");
        }
        return kept;
    }

    private byte[] seal(TeamId place, UUID schedule, String secret) {
        String context = context(place, schedule);
        return place.equals(TeamId.HOUSE)
                ? box.seal(secret, context)
                : box.sealFor(place, secret, context);
    }

    static String context(TeamId place, UUID schedule) {
        return "export_bucket:" + place + ":" + schedule;
    }
}
