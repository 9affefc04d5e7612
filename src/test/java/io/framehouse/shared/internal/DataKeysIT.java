package io.framehouse.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.shared.HouseSignatures.Signature;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys that lie in the database, as several nodes with the same or another secret key use them. */
@SpringBootTest(
        classes = AccessApplication.class,
        properties = {"db-scheduler.enabled=false", "test.database=own-data-keys"})
@PostgresTest
class DataKeysIT {
    /** The one that the database of the test was begun with. */
    private static final String FIRST = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMTI=";

    private static final String SECOND = "another-secret-key-of-32-or-more-characters";

    @Autowired TeamTransactions transactions;
    @Autowired DataKeyRows rows;
    @Autowired DataKeys ours;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    private final TeamId team = TeamId.random();

    /** Whatever a test did to the keys, the context's own secret key opens them again. */
    @AfterEach
    void backToTheFirstKey() {
        start(FIRST, SECOND, true);
    }

    @Test
    void allNodesUseTheSameKeyHoweverEarlyTheyAsk() throws Exception {
        List<Future<DataKey>> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                found.add(threads.submit(() -> node(FIRST, null).current(owner())));
            }
        }
        List<UUID> ids = new ArrayList<>();
        for (Future<DataKey> one : found) {
            ids.add(one.get().id());
        }
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(ours.current(owner()).id()).isEqualTo(ids.getFirst());
    }

    @Test
    void aKeyStaysThoughTheTransactionThatNeededItGoesBack() {
        List<UUID> made = new ArrayList<>();
        assertThatThrownBy(() ->
                        transactions.runInTeam(
                                team,
                                () -> {
                                    made.add(ours.current(owner()).id());
                                    throw new IllegalArgumentException("undo");
                                }))
                .hasMessage("undo");
        assertThat(node(FIRST, null).get(made.getFirst()).owner()).isEqualTo(owner());
    }

    @Test
    void eachTeamAndThePlatformHaveAKeyOfTheirOwn() {
        UUID platform = ours.current(KeyOwner.secretsOf(null)).id();
        UUID mine = ours.current(owner()).id();
        UUID theirs = ours.current(KeyOwner.secretsOf(TeamId.random())).id();
        assertThat(List.of(platform, mine, theirs)).doesNotHaveDuplicates();
    }

    @Test
    void aTeamsTransactionReadsNoKeys() {
        ours.current(owner());
        assertThatThrownBy(() ->
                        transactions.runInTeam(
                                team,
                                () -> jdbc.sql("select id from data_key").query().listOfRows()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aKeyOpensWithItsSecretKeyAndForItsTeamOnly() {
        UUID id = ours.current(owner()).id();
        assertThatThrownBy(() -> node(SECOND, null).get(id))
                .isInstanceOf(UnreadableSecretException.class);
        TeamId other = TeamId.random();
        change("update data_key set team_id = '" + other + "' where id = '" + id + "'");
        assertThatThrownBy(() -> node(FIRST, null).get(id))
                .isInstanceOf(UnreadableSecretException.class);
        change("update data_key set team_id = '" + team + "' where id = '" + id + "'");
        assertThat(node(FIRST, null).get(id).id()).isEqualTo(id);
    }

    @Test
    void aStartWithANewSecretKeyTakesTheKeysOfThePreviousAlong() throws Exception {
        DataKey before = ours.current(owner());
        byte[] sealed = before.aead().encrypt(utf8("secret"), utf8("place"));
        start(SECOND, FIRST, false);
        assertThat(node(SECOND, null).get(before.id()).aead().decrypt(sealed, utf8("place")))
                .isEqualTo(utf8("secret"));
        assertThatThrownBy(() -> node(FIRST, null).get(before.id()))
                .isInstanceOf(UnreadableSecretException.class);
    }

    /** For a change node by node: first all know both, then the new one comes first. */
    @Test
    void whileBothAreKnownEachNodeOpensWhatTheOtherMade() {
        DataKeys old = node(FIRST, SECOND);
        DataKeys fresh = node(SECOND, FIRST);
        UUID byOld = old.current(owner()).id();
        UUID byFresh = fresh.current(KeyOwner.secretsOf(TeamId.random())).id();
        assertThat(fresh.get(byOld).id()).isEqualTo(byOld);
        assertThat(old.get(byFresh).id()).isEqualTo(byFresh);
    }

    @Test
    void anotherSecretKeyStopsTheStart() {
        assertThatThrownBy(() -> start(SECOND, null, false))
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContaining("FRAMEHOUSE_SECRET_KEY is another")
                .hasMessageNotContaining(SECOND);
    }

    @Test
    void aLostSecretKeyBeginsAnew() {
        UUID before = ours.current(owner()).id();
        start(SECOND, null, true);
        DataKeys node = node(SECOND, null);
        assertThat(node.current(owner()).id()).isNotEqualTo(before);
        assertThat(node.current(KeyOwner.AUDIT)).isNotNull();
        start(SECOND, null, false);
        assertThat(node(SECOND, null).current(owner()).id()).isEqualTo(node.current(owner()).id());
    }

    @Test
    void aSignatureHoldsForItsMessageAndKeyOnly() {
        TinkSignatures signatures = new TinkSignatures(node(FIRST, null));
        Signature signature = signatures.sign(utf8("said"));
        assertThat(new TinkSignatures(node(FIRST, null)).verify(utf8("said"), signature)).isTrue();
        assertThat(signatures.verify(utf8("Said"), signature)).isFalse();
        assertThat(
                        signatures.verify(
                                utf8("said"), new Signature(UUID.randomUUID(), signature.bytes())))
                .isFalse();
        assertThat(new TinkSignatures(node(SECOND, null)).verify(utf8("said"), signature))
                .isFalse();
    }

    /** So that it does not call foreign what the others wrote meanwhile. */
    @Test
    void aNodeThatWasNotToldTheNewSecretKeyKnowsIt() {
        start(SECOND, FIRST, false);
        assertThat(new TinkSignatures(node(FIRST, null)).opensNewestKey()).isFalse();
        assertThat(new TinkSignatures(node(SECOND, null)).opensNewestKey()).isTrue();
        start(FIRST, null, true);
        assertThat(new TinkSignatures(node(FIRST, null)).opensNewestKey()).isTrue();
    }

    private KeyOwner owner() {
        return KeyOwner.secretsOf(team);
    }

    private DataKeys node(String secretKey, @Nullable String previous) {
        return new DataKeys(
                transactions, rows, new KeyWraps(new SecretKeys(secretKey, previous)), clock);
    }

    private void start(String secretKey, @Nullable String previous, boolean lost) {
        KeyWraps wraps = new KeyWraps(new SecretKeys(secretKey, previous));
        DataKeys keys = new DataKeys(transactions, rows, wraps, clock);
        new DataKeyStart(transactions, rows, wraps, keys, clock, lost)
                .afterSingletonsInstantiated();
    }

    private void change(String sql) {
        transactions.runOnPlatform(() -> jdbc.sql(sql).update());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
