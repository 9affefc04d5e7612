package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.S3Service;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.DeliveryState;
import io.framehouse.reports.ExportSchedules.Schedule;
import io.framehouse.reports.ExportSchedules.Tried;
import io.framehouse.reports.ExportSchedules.Upload;
import io.framehouse.reports.ExportSchedules.UploadState;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.shared.Actor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scheduled exports come into the buckets of S3 that people named, once and whole. */
class ExportBucketsIT extends ExportBucketHouse {
    @Test
    void theFileOfDownloadsLiesInTheBucketOnceAlsoWhenItIsSentAgain() throws Exception {
        Schedule made = overdue(into(S3Service.BUCKET));
        Upload upload = ended(made);
        ExportOrders.Order order = orders().getFirst();
        String object = prefix + "/" + order.fileName();
        assertThat(upload.state()).isEqualTo(UploadState.DELIVERED);
        assertThat(upload.object()).isEqualTo("s3://" + S3Service.BUCKET + "/" + object);
        assertThat(get(object)).isEqualTo(file(order));
        Delivery first = delivery(made);
        as(owner, () -> schedules.resend(team, made.id(), first.id()));
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            rounds();
                            return delivery(made);
                        },
                        again ->
                                again.sends() == 2
                                        && again.upload().state() == UploadState.DELIVERED
                                        && again.upload()
                                                .deliveredAt()
                                                .isAfter(upload.deliveredAt()));
        assertThat(get(object)).isEqualTo(file(order));
        assertThat(listed()).containsOnlyOnce("<Key>").contains(order.fileName());
        assertThat(count("export_put", "true")).isEqualTo(1);
    }

    @Test
    void aServiceThatWasKilledGetsItOnceItIsBack() throws Exception {
        Schedule made = overdue(into(S3Service.BUCKET));
        s3.kill();
        Upload waits = failing(made);
        assertThat(waits.error()).contains(s3.address().toString(), "does not answer");
        assertThat(waits.tryAt()).isAfter(clock.instant());
        assertThat(notices(made)).as("nobody has to mend anything").isZero();
        s3.start();
        run("update export_put set try_at = now() - interval '1 second'");
        Upload there = ended(made);
        assertThat(there.state()).isEqualTo(UploadState.DELIVERED);
        assertThat(there.error()).isNull();
        ExportOrders.Order order = orders().getFirst();
        assertThat(get(prefix + "/" + order.fileName())).isEqualTo(file(order));
    }

    @Test
    void whatPeopleMustMendIsToldOnceAndGoesOnAsSoonAsItIsMended() {
        Schedule made = overdue(into("nobody-has-this"));
        Upload waits = failing(made);
        assertThat(waits.error()).contains("404 NoSuchBucket", "'nobody-has-this'", "Make it");
        await().atMost(PATIENCE).until(() -> notices(made) == 1);
        run("update export_put set try_at = now() - interval '1 second'");
        int tries = Integer.parseInt(text("select attempts from export_put"));
        await().atMost(PATIENCE)
                .until(() -> {
                    rounds();
                    return count("export_put", "attempts > " + tries + " and lease_until is null")
                            == 1;
                });
        S3Wish right = new S3Wish(target(S3Service.BUCKET), null);
        Schedule mended = as(owner, () -> schedules.change(team, made.id(), wish(right)));
        assertThat(mended.s3()).isEqualTo(right.target());
        assertThat(ended(made).state()).isEqualTo(UploadState.DELIVERED);
        assertThat(notices(made)).isEqualTo(1);
        assertThat(
                        text(
                                "select string_agg(action || ' ' || (after ->> 'bucket'), ', ' order by id)"
                                        + " from audit_entry where team_id = '%s' and action like '%%bucket%%'"
                                                .formatted(team)))
                .isEqualTo(
                        "export_schedule.bucket_set nobody-has-this,"
                                + " export_schedule.bucket_changed framehouse");
    }

    @Test
    void afterADayItIsGivenUpAndCanBeSentAgain() {
        Schedule made = overdue(into("nobody-has-this"));
        failing(made);
        run(
                "update export_put set try_at = now() - interval '1 second',"
                        + " failing_since = now() - interval '25 hours'");
        Upload over = ended(made);
        assertThat(over.state()).isEqualTo(UploadState.FAILED);
        assertThat(over.error()).contains("NoSuchBucket");
        assertThat(over.tryAt()).isNull();
        await().atMost(PATIENCE).until(() -> notices(made) == 2);
        assertThat(delivery(made).state()).isEqualTo(DeliveryState.SENT);
        as(owner, () -> schedules.change(team, made.id(), wish(into(S3Service.BUCKET))));
        as(owner, () -> schedules.resend(team, made.id(), delivery(made).id()));
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            rounds();
                            return delivery(made).upload().state();
                        },
                        UploadState.DELIVERED::equals);
    }

    @Test
    void nodesThatLookAtOncePutOnceAndOneThatSleptChangesNothing() throws Exception {
        try (StrictBucket bucket = new StrictBucket()) {
            Schedule made = overdue(strict(bucket));
            ready(made);
            List<Optional<ExportPut>> claims = atOnce(putWork::claim);
            List<ExportPut> taken = claims.stream().flatMap(Optional::stream).toList();
            assertThat(taken).hasSize(1);
            ExportPut slept = taken.getFirst();
            run("update export_put set lease_until = now() - interval '1 second'");
            ExportPut next = putWork.claim().orElseThrow();
            putWork.put(slept);
            assertThat(bucket.requests()).isZero();
            putWork.put(next);
            putWork.put(next);
            assertThat(bucket.requests()).isEqualTo(1);
            assertThat(bucket.objects()).hasSize(1);
            assertThat(delivery(made).upload().state()).isEqualTo(UploadState.DELIVERED);
            assertThat(count("export_put", "true")).isEqualTo(1);
        }
    }

    @Test
    void itArrivesSignedAndWholeAndIsSentNowhereElse() throws Exception {
        try (StrictBucket bucket = new StrictBucket()) {
            bucket.refuses("PUT", 307, "TemporaryRedirect");
            Schedule made = overdue(strict(bucket));
            Upload waits = failing(made);
            assertThat(waits.error()).contains("307 TemporaryRedirect", "Correct the region");
            assertThat(bucket.requests()).isEqualTo(1);
            run("update export_put set try_at = now() - interval '1 second'");
            assertThat(ended(made).state()).isEqualTo(UploadState.DELIVERED);
            ExportOrders.Order order = orders().getFirst();
            Map<String, byte[]> objects = bucket.objects();
            assertThat(objects).containsOnlyKeys("/acme-costs/" + prefix + "/" + order.fileName());
            assertThat(objects.values()).singleElement().isEqualTo(file(order));
        }
    }

    @Test
    void whoeverLostTheRightSendsNothingAway() throws Exception {
        try (StrictBucket bucket = new StrictBucket()) {
            Schedule made = overdue(strict(bucket));
            ready(made);
            run("update team_member set role = 'member' where user_id = '%s'".formatted(aino));
            Upload over = ended(made);
            assertThat(over.state()).isEqualTo(UploadState.FAILED);
            assertThat(over.error()).contains("Aino may not have these exports any more");
            assertThat(bucket.requests()).isZero();
        }
    }

    @Test
    void takenOffNothingMoreIsPutAndItsSecretIsGone() {
        Schedule made = overdue(into("nobody-has-this"));
        failing(made);
        Schedule without = as(owner, () -> schedules.change(team, made.id(), wish(null)));
        assertThat(without.s3()).isNull();
        assertThat(delivery(made).upload()).isNull();
        assertThat(count("export_bucket", "true") + count("export_put", "true")).isZero();
        assertThat(count("audit_entry", "action = 'export_schedule.bucket_removed'")).isPositive();
    }

    @Test
    void aTrialSaysWhatItDidAndWhatToDo() {
        try (StrictBucket bucket = new StrictBucket()) {
            Tried fine = tried(null, strict(bucket));
            assertThat(fine.works()).isTrue();
            assertThat(fine.words()).contains("put and removed");
            assertThat(bucket.requests()).isEqualTo(2);
            assertThat(bucket.objects()).isEmpty();
            bucket.refuses("DELETE", 403, "AccessDenied");
            Tried writeOnly = tried(null, strict(bucket));
            assertThat(writeOnly.works()).isTrue();
            assertThat(writeOnly.words()).contains("may not be removed");
            bucket.refuses("PUT", 403, "AccessDenied");
            Tried refused = tried(null, strict(bucket));
            assertThat(refused.works()).isFalse();
            assertThat(refused.words()).contains("403 AccessDenied", "s3:PutObject");
            Tried mistyped = tried(null, new S3Wish(bucket.target(""), "another-secret"));
            assertThat(mistyped.words()).contains("SignatureDoesNotMatch", "Enter it again");
        }
        assertThat(tried(null, into("nobody-has-this")).words()).contains("NoSuchBucket");
    }

    @Test
    void aSecretIsKeptForItsEndpointAndItsNameAlone() {
        try (StrictBucket bucket = new StrictBucket()) {
            Schedule made = as(owner, () -> schedules.add(team, wish(strict(bucket))));
            S3Target same = bucket.target("another/prefix");
            assertThat(tried(made.id(), new S3Wish(same, null)).works()).isTrue();
            S3Target elsewhere =
                    new S3Target(
                            "http://localhost:9", "us-east-1", "acme-costs", "", true, "AKIA1");
            S3Target named =
                    new S3Target(same.endpoint(), "us-east-1", "acme-costs", "", true, "AKIA2");
            for (S3Target other : List.of(elsewhere, named)) {
                S3Wish without = new S3Wish(other, null);
                assertThatThrownBy(() -> tried(made.id(), without))
                        .isInstanceOf(DomainException.class)
                        .hasMessageContaining("s3.secret_access_key");
                assertThatThrownBy(() ->
                                as(owner, () -> schedules.change(team, made.id(), wish(without))))
                        .isInstanceOf(DomainException.class)
                        .hasMessageContaining("s3.secret_access_key");
            }
            S3Wish first = new S3Wish(same, null);
            assertThatThrownBy(() -> as(owner, () -> schedules.add(team, wish(first))))
                    .hasMessageContaining("s3.secret_access_key is missing");
            assertThat(as(owner, () -> schedules.list(team))).hasSize(1);
            assertThat(as(owner, () -> schedules.get(team, made.id())).s3())
                    .isEqualTo(bucket.target(prefix));
        }
    }

    @Test
    void overAllTeamsTheHouseKeepsTheSecret() throws Exception {
        run("update app_user set platform_finance = true where id = '%s'".formatted(aino));
        Actor finance = Actor.person(aino, "Aino", Set.of(PlatformRole.FINANCE), Map.of());
        try (StrictBucket bucket = new StrictBucket()) {
            Schedule made = as(finance, () -> schedules.add(null, wish(strict(bucket))));
            makeDue(made, ZoneOffset.UTC);
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                rounds();
                                return bucket.objects().size();
                            },
                            Integer.valueOf(1)::equals);
            await().atMost(PATIENCE)
                    .until(() ->
                            as(finance, () -> schedules.get(null, made.id()))
                                    .deliveries()
                                    .getFirst()
                                    .upload()
                                    .state()
                                    .equals(UploadState.DELIVERED));
        }
    }
}
