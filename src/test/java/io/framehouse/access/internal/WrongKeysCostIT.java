package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.access.NewKey;
import io.framehouse.bench.StatementCount;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.SettingRefused;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Teams;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What keys that open nothing cost the database, and that the cost does not tell why they fail. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
@Import(WrongKeysCostIT.Counting.class)
class WrongKeysCostIT {
    private static final int KEYS = 10_000;
    // The role, the look-up and the end of the transaction.
    private static final long ONE_LOOK_UP = 3;

    @Autowired ApiKeys keys;
    @Autowired Teams teams;
    @Autowired KeyAuthenticator authenticator;
    @Autowired KeyRepository repository;
    @Autowired KeyAudit audit;
    @Autowired TeamTransactions transactions;
    @Autowired Clock clock;
    @Autowired StatementCount statements;

    private TeamId team;
    private String good;
    private String ofPlatform;

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }
    }

    @BeforeEach
    void makeKeys() {
        team = AccessFixtures.team(teams, "Studio Nord");
        good = make(team, KeyScope.JOBS_READ).secret();
        ofPlatform = make(null, KeyScope.PLATFORM_FINANCE).secret();
    }

    @Test
    void everyWrongKeyCostsOneLookUp() {
        NewKey revoked = make(team, KeyScope.JOBS_READ);
        CurrentActor.runAs(Actor.system("test"), () -> keys.revoke(team, revoked.key().id()));
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("known id of a team's key", withIdOf(good));
        wrong.put("known id of a platform's key", withIdOf(ofPlatform));
        wrong.put("revoked", revoked.secret());
        wrong.put("unknown id", unknown());
        wrong.put("bad checksum", good.substring(0, good.length() - 1) + "-");
        wrong.put("only the prefix", "fh_");
        wrong.put("no form at all", "let me in");
        Map<String, Long> costs = new LinkedHashMap<>();
        wrong.forEach((name, key) -> costs.put(name, cost(key)));
        assertThat(costs).allSatisfy((name, cost) -> assertThat(cost).isEqualTo(ONE_LOOK_UP));
    }

    @Test
    void aWrongKeyThatComesAgainCostsNothing() {
        String key = withIdOf(good);
        assertThat(cost(key)).isEqualTo(ONE_LOOK_UP);
        // Within two seconds of the first, however slow the machine is.
        assertThat(List.of(cost(key), cost(key), cost(key), cost(key))).contains(0L);
    }

    @Test
    void tenThousandWrongKeysWriteNothingAndReadOnceEach() {
        long writes = statements.writes();
        long sent = StatementCount.sentHere();
        for (int i = 0; i < KEYS; i++) {
            String key =
                    switch (i % 4) {
                        case 0 -> withIdOf(good);
                        case 1 -> withIdOf(ofPlatform);
                        case 2 -> unknown();
                        default -> "nonsense-" + i;
                    };
            assertThat(authenticator.authenticate("Bearer " + key).failure()).isNotNull();
        }
        assertThat(StatementCount.sentHere() - sent).isEqualTo(KEYS * ONE_LOOK_UP);
        assertThat(statements.writes() - writes).isZero();
    }

    @Test
    void theUseOfAGoodKeyIsWritten() {
        long writes = statements.writes();
        assertThat(authenticator.authenticate("Bearer " + good).authentication()).isNotNull();
        // Beside the request; without this the count of nothing above would prove nothing.
        await().until(() -> statements.writes() > writes);
    }

    @Test
    void aSettingWithTheWholeFormOfOurKeysIsRefused() {
        String setting = unknown();
        assertThatThrownBy(() -> start(setting))
                .isInstanceOfSatisfying(
                        SettingRefused.class,
                        refused -> assertThat(refused.action()).contains("openssl rand"))
                .hasMessageStartingWith("FRAMEHOUSE_ADMIN_API_KEY has the form of the keys")
                .hasMessageNotContaining(setting);
    }

    /** Any 32 or more printable characters will do, also these. */
    @Test
    void aSettingThatOnlyBeginsLikeOurKeysOpens() {
        String setting = "fh_and-whatever-else-of-enough-length";
        start(setting);
        assertThat(authenticator.authenticate("Bearer " + setting).authentication()).isNotNull();
    }

    private void start(String setting) {
        new BootstrapKey(setting, repository, audit, transactions, clock)
                .afterSingletonsInstantiated();
    }

    private long cost(String key) {
        long before = StatementCount.sentHere();
        assertThat(authenticator.authenticate("Bearer " + key).authentication()).isNull();
        return StatementCount.sentHere() - before;
    }

    /** The id of a key that there is, with another secret. */
    private static String withIdOf(String key) {
        return KeySecrets.newKey(KeySecrets.publicId(key).orElseThrow());
    }

    private static String unknown() {
        return KeySecrets.newKey(KeySecrets.newPublicId());
    }

    private NewKey make(@Nullable TeamId of, KeyScope scope) {
        KeyData data = new KeyData("ci", null, Set.of(scope), null);
        return CurrentActor.as(Actor.system("test"), () -> keys.create(of, data));
    }
}
