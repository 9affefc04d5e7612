package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.ExportSchedules.Frequency;
import io.framehouse.reports.ExportSchedules.Wish;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Buckets within private networks are out of reach where the house does not allow them. */
@SpringBootTest(classes = Framehouse.class)
@PostgresTest
class ExportBucketGuardIT {
    @Autowired ExportSchedules schedules;
    @Autowired Teams teams;
    @Autowired S3Puts puts;

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://s3.example.com",
                "https://127.0.0.1:9000",
                "https://localhost",
                "https://10.1.2.3",
                "https://169.254.169.254",
                "https://[::1]:9000"
            })
    void anEndpointThatMayNotBeReachedIsRefusedByItsField(String endpoint) {
        TeamId team = AccessFixtures.team(teams, "Walled " + UUID.randomUUID());
        Actor owner = Actor.person(UserId.random(), "Aino", Set.of(), Map.of(team, TeamRole.OWNER));
        S3Wish s3 = new S3Wish(target(endpoint), "secret");
        Wish wish = new Wish(Frequency.DAILY, Format.CSV, Set.of(), false, UsageFilter.ALL, s3);
        for (Runnable call :
                new Runnable[] {
                    () -> schedules.add(team, wish), () -> schedules.tryBucket(team, null, s3)
                }) {
            assertThatThrownBy(() -> CurrentActor.runAs(owner, call))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            refused -> {
                                assertThat(refused.fieldErrors().getFirst().field())
                                        .isEqualTo("s3.endpoint");
                                assertThat(refused).hasMessageContaining(endpoint);
                                assertThat(refused.fieldErrors().getFirst().code())
                                        .isEqualTo("not_allowed");
                            });
        }
    }

    /** A name may lead elsewhere by the time that a file is put. */
    @Test
    void aBucketThatIsPrivateByThenIsNotReached() throws Exception {
        try (StrictBucket bucket = new StrictBucket()) {
            String port = bucket.target("").endpoint().replaceAll(".*:", "");
            OpenedBucket moved =
                    new OpenedBucket(target("https://localhost:" + port), StrictBucket.SECRET);
            Path file = Files.writeString(directory.resolve("usage.csv"), "a,b\n");
            S3Answer answer = puts.put(moved, "usage.csv", "text/csv", file, "00".repeat(32));
            assertThat(answer.kind()).isEqualTo(S3Answer.Kind.TO_MEND);
            assertThat(answer.words()).contains("private or special network", "allow private");
            assertThat(puts.trial(moved).works()).isFalse();
            assertThat(bucket.requests()).isZero();
        }
    }

    private static S3Target target(String endpoint) {
        return new S3Target(endpoint, "us-east-1", "acme-costs", "", true, "AKIA1");
    }
}
