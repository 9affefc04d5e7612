package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * How long a refusal takes for an account or a key that exists, against one that does not, in turns
 * in one run. Writes its table to {@code target/sign-in-benchmarks.md}.
 */
@SpringBootTest(
        classes = AccessApplication.class,
        properties = {"framehouse.demo=false", "test.password-strength=12"})
@PostgresTest
@Tag("bench")
class SignInTimingBenchmarkIT {
    private static final int ACCOUNTS = Integer.getInteger("bench.accounts", 60);
    private static final int KEYS = Integer.getInteger("bench.keys", 4_000);

    @Autowired PasswordSignIn signIn;
    @Autowired KeyAuthenticator authenticator;
    @Autowired People people;
    @Autowired Teams teams;
    @Autowired ApiKeys keys;

    private final List<Long> known = new ArrayList<>();
    private final List<Long> unknown = new ArrayList<>();

    @Test
    void aRefusalTakesItsTimeWhoeverIsMeant() throws IOException {
        StringBuilder table =
                new StringBuilder("| refusal | known, ms (p50) | unknown, ms (p50) |");
        table.append(" known / unknown |\n| --- | ---: | ---: | ---: |\n");
        for (int i = 0; i < ACCOUNTS; i++) {
            UserId user = AccessFixtures.person(people);
            String email =
                    CurrentActor.as(Actor.system("bench"), () -> people.profile(user)).email();
            int place = i;
            known.add(nanos(() -> refused(email, place)));
            unknown.add(nanos(() -> refused("nobody" + UUID.randomUUID() + "@x.example", place)));
        }
        assertThat(known).hasSize(ACCOUNTS);
        table.append(row("password"));
        String id = KeySecrets.publicId(key()).orElseThrow();
        for (int i = 0; i < KEYS; i++) {
            known.add(nanos(() -> refusedKey(KeySecrets.newKey(id))));
            unknown.add(nanos(() -> refusedKey(KeySecrets.newKey(KeySecrets.newPublicId()))));
        }
        assertThat(known).hasSize(KEYS);
        table.append(row("key"));
        Files.writeString(Path.of("target", "sign-in-benchmarks.md"), table);
        System.out.println(table);
    }

    private void refused(String email, int place) {
        UsernamePasswordAuthenticationToken asked =
                UsernamePasswordAuthenticationToken.unauthenticated(email, "not the password");
        // Everybody from elsewhere, or the network itself would be paused.
        asked.setDetails(new WebAuthenticationDetails("198.51.100." + place, null));
        assertThatThrownBy(() -> signIn.authenticate(asked))
                .isInstanceOf(AuthenticationException.class);
    }

    private void refusedKey(String key) {
        assertThat(authenticator.authenticate("Bearer " + key).failure()).isNotNull();
    }

    private String key() {
        TeamId team = AccessFixtures.team(teams, "Studio Nord");
        KeyData data = new KeyData("ci", null, Set.of(KeyScope.JOBS_READ), null);
        return CurrentActor.as(Actor.system("bench"), () -> keys.create(team, data)).secret();
    }

    private static long nanos(Runnable call) {
        long before = System.nanoTime();
        call.run();
        return System.nanoTime() - before;
    }

    /** The first tenth warms up; the lists are empty again. */
    private String row(String name) {
        double there = median(known);
        double nobody = median(unknown);
        known.clear();
        unknown.clear();
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f |\n",
                name,
                there / 1e6,
                nobody / 1e6,
                there / nobody);
    }

    private static double median(List<Long> all) {
        List<Long> warm = new ArrayList<>(all.subList(all.size() / 10, all.size()));
        Collections.sort(warm);
        return warm.get(warm.size() / 2);
    }
}
