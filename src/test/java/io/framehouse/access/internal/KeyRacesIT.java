package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.access.NewKey;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Keys that are rotated and revoked while programs use them. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class KeyRacesIT {
    private static final int PROGRAMS = 3;

    @Autowired ApiKeys keys;
    @Autowired Teams teams;
    @Autowired KeyAuthenticator authenticator;

    private TeamId team;

    @BeforeEach
    void makeTeam() {
        team = AccessFixtures.team(teams, "Studio Nord");
    }

    @Test
    void noUseIsRefusedWhileAKeyRotatesWithAnOverlap() throws Exception {
        NewKey made = make();
        String present = made.secret();
        for (int round = 0; round < 8; round++) {
            Used used = new Used(present);
            try (used) {
                String next = rotate(made.key().id(), Duration.ofHours(1)).secret();
                assertThat(opens(next)).isTrue();
                present = next;
            }
            assertThat(used.outcomes()).isNotEmpty().doesNotContain(false);
        }
    }

    @Test
    void aSecretThatStoppedNeverWorksAgain() throws Exception {
        for (Duration overlap : List.of(Duration.ZERO, Duration.ofHours(1))) {
            NewKey made = make();
            Used used = new Used(made.secret());
            try (used) {
                rotate(made.key().id(), overlap);
                rotate(made.key().id(), overlap);
                assertThat(opens(made.secret())).isFalse();
            }
            assertThat(used.outcomes()).contains(true, false);
        }
    }

    @Test
    void aRevokedKeyNeverWorksAgain() throws Exception {
        NewKey made = make();
        Used used = new Used(made.secret());
        try (used) {
            system(() -> {
                keys.revoke(team, made.key().id());
                return true;
            });
            assertThat(opens(made.secret())).isFalse();
        }
        assertThat(used.outcomes()).contains(true, false);
    }

    @Test
    void keysOfASuspendedTeamReadOnAndWriteNothingAtOnceAndWriteAgainAfterIt() {
        NewKey made = make();
        assertThat(mayWrite(made)).isTrue();
        suspend(true);
        assertThat(opens(made.secret())).isTrue();
        assertThat(mayWrite(made)).isFalse();
        suspend(false);
        assertThat(mayWrite(made)).isTrue();
    }

    private boolean mayWrite(NewKey key) {
        return authenticator
                .authenticate("Bearer " + key.secret())
                .authentication()
                .actor()
                .may(team, Action.SUBMIT_JOB);
    }

    private void suspend(boolean suspended) {
        system(() -> {
            Team now = teams.get(team);
            return teams.update(team, now.data(), suspended, now.version());
        });
    }

    @Test
    void ofRotationsAtOnceTheNewestTwoSecretsWork() throws Exception {
        NewKey made = make();
        List<String> secrets =
                together(4, () -> rotate(made.key().id(), Duration.ofHours(1)).secret());
        assertThat(secrets.stream().filter(this::opens)).hasSize(2);
        assertThat(opens(made.secret())).isFalse();
        List<String> next = together(4, () -> rotate(made.key().id(), Duration.ZERO).secret());
        assertThat(next.stream().filter(this::opens)).hasSize(1);
        assertThat(secrets.stream().filter(this::opens)).isEmpty();
    }

    @Test
    void afterARevokeNoRotationBringsAKeyBack() throws Exception {
        for (int round = 0; round < 5; round++) {
            NewKey made = make();
            KeyId id = made.key().id();
            List<Callable<Optional<String>>> both =
                    List.of(
                            () -> rotated(id),
                            () -> {
                                system(() -> {
                                    keys.revoke(team, id);
                                    return true;
                                });
                                return Optional.empty();
                            });
            List<Optional<String>> secrets = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (Future<Optional<String>> one : threads.invokeAll(both)) {
                    secrets.add(one.get());
                }
            }
            assertThat(secrets.stream().flatMap(Optional::stream).filter(this::opens)).isEmpty();
            assertThat(opens(made.secret())).isFalse();
        }
    }

    @Test
    void whereItsLimitsAreRefusedThereIsNoKey() {
        DomainException refusal = DomainException.notFound("model");
        Optional<NewKey> made = Optional.empty();
        try {
            made =
                    Optional.of(
                            system(() ->
                                    keys.create(
                                            team,
                                            data(),
                                            key -> {
                                                throw refusal;
                                            })));
        } catch (DomainException expected) {
            assertThat(expected).isSameAs(refusal);
        }
        assertThat(made).isEmpty();
        assertThat(system(() -> keys.list(team))).isEmpty();
    }

    private Optional<String> rotated(KeyId id) {
        try {
            return Optional.of(rotate(id, Duration.ofHours(1)).secret());
        } catch (DomainException tooLate) {
            return Optional.empty();
        }
    }

    private static void neverOpensAgain(List<Boolean> outcomes) {
        int refused = outcomes.indexOf(false);
        assertThat(outcomes.subList(refused < 0 ? outcomes.size() : refused, outcomes.size()))
                .doesNotContain(true);
    }

    private <T> List<T> together(int count, Callable<T> work) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            for (Future<T> one : threads.invokeAll(Collections.nCopies(count, work))) {
                results.add(one.get());
            }
        }
        return results;
    }

    private NewKey make() {
        return system(() -> keys.create(team, data()));
    }

    private static KeyData data() {
        return new KeyData("ci", null, Set.of(KeyScope.JOBS_READ, KeyScope.JOBS_WRITE), null);
    }

    private NewKey rotate(KeyId id, Duration overlap) {
        return system(() -> keys.rotate(team, id, overlap));
    }

    private boolean opens(String secret) {
        return authenticator.authenticate("Bearer " + secret).authentication() != null;
    }

    private static <T> T system(Supplier<T> work) {
        return CurrentActor.as(Actor.system("test"), work);
    }

    /** Programs that use one secret until this is closed; each keeps its outcomes in order. */
    private final class Used implements AutoCloseable {
        private final AtomicBoolean stop = new AtomicBoolean();
        private final CountDownLatch started = new CountDownLatch(PROGRAMS);
        private final ExecutorService threads = Executors.newFixedThreadPool(PROGRAMS);
        private final List<Future<List<Boolean>>> programs = new ArrayList<>();

        Used(String secret) throws InterruptedException {
            for (int i = 0; i < PROGRAMS; i++) {
                programs.add(threads.submit(() -> use(secret)));
            }
            started.await();
        }

        private List<Boolean> use(String secret) {
            List<Boolean> outcomes = new ArrayList<>();
            do {
                outcomes.add(opens(secret));
                started.countDown();
            } while (!stop.get());
            outcomes.add(opens(secret));
            return outcomes;
        }

        /** All outcomes; no program was let in again once it had been refused. */
        List<Boolean> outcomes() throws Exception {
            List<Boolean> all = new ArrayList<>();
            for (Future<List<Boolean>> program : programs) {
                List<Boolean> own = program.get();
                neverOpensAgain(own);
                all.addAll(own);
            }
            return all;
        }

        @Override
        public void close() {
            stop.set(true);
            threads.close();
        }
    }
}
