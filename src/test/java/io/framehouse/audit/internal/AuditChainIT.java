package io.framehouse.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.audit.AuditLog;
import io.framehouse.audit.AuditProof;
import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.HouseSignatures;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The trail, changed behind the house's back by somebody who may do everything in the database. The
 * scheduler is off: entries are sealed where a test says so.
 */
@SpringBootTest(
        classes = {AccessApplication.class, AuditChainIT.Time.class},
        properties = {"db-scheduler.enabled=false", "test.database=own-audit-chain"})
@PostgresTest
class AuditChainIT {
    private static final Actor ROOT = AccessFixtures.platformAdmin();

    @Autowired AuditTrail trail;
    @Autowired AuditProof proof;
    @Autowired AuditLog log;
    @Autowired AuditSealing sealing;
    @Autowired SealRows rows;
    @Autowired EntryMark marks;
    @Autowired HouseSignatures signatures;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;

    @Value("${spring.datasource.url}")
    String url;

    private final TeamId team = TeamId.random();

    @Test
    void whatNobodyTouchedIsWhole() {
        long before = check().sealed();
        UUID first = write("first");
        UUID second = write("second");
        sealing.sealAll();
        AuditProof.Result result = check();
        assertThat(result.sealed()).isEqualTo(before + 2);
        assertThat(result.items()).noneMatch(item -> item.contains(first.toString()));
        assertThat(result.items()).noneMatch(item -> item.contains(second.toString()));
        assertThat(result.head()).isEqualTo(sealOf(second));
    }

    @Test
    void whateverTheValuesTheirMarkIsKnownAgain() {
        UUID id = Ids.next();
        Map<String, Object> values =
                Map.of(
                        "z",
                        new BigDecimal("1E+3"),
                        "a",
                        0.000_012_5,
                        "list",
                        List.of(1, 2.50, "ä\"\\\n\u2028"),
                        "inner",
                        Map.of("b", true, "a", new BigDecimal("-0.50")),
                        "long",
                        Long.MAX_VALUE);
        CurrentActor.runAs(
                ROOT,
                () ->
                        transactions.runOnPlatform(() ->
                                trail.record(
                                        null,
                                        new Change(
                                                "a.b",
                                                "thing",
                                                id.toString(),
                                                values,
                                                values,
                                                "why \u00fc"))));
        sealing.sealAll();
        assertThat(check().items()).doesNotContain("foreign " + entryAbout(id));
        assertThat(sealOf(entryAbout(id))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor_label = 'Somebody else'",
                "action = 'nothing.happened'",
                "after = '{}'",
                "before = '{\"limit\": \"1\"}'",
                "reason = null",
                "at = at - interval '1 day'",
                "team_id = null",
                "address = '203.0.113.9'",
                "mark = null",
                "transaction_id = '7'"
            })
    void aChangedEntryIsFound(String change) throws SQLException {
        UUID id = write("changed");
        sealing.sealAll();
        asOwner("create table saved as select * from audit_entry where id = '" + id + "'");
        asOwner("update audit_entry set " + change + " where id = '" + id + "'");
        assertThat(check().items()).contains("changed " + id);
        asOwner("delete from audit_entry where id = '" + id + "'");
        asOwner("insert into audit_entry select * from saved");
        asOwner("drop table saved");
        assertThat(check().items()).doesNotContain("changed " + id);
    }

    @Test
    void aRemovedEntryIsFound() throws SQLException {
        UUID id = write("removed");
        write("after it");
        sealing.sealAll();
        asOwner("delete from audit_entry where id = '" + id + "'");
        assertThat(check().items()).contains("missing " + id);
    }

    @Test
    void anEntryRemovedWithItsSealLeavesAGap() throws SQLException {
        UUID id = write("removed");
        UUID next = write("after it");
        sealing.sealAll();
        long number = numberOf(next);
        asOwner("delete from audit_entry where id = '" + id + "'");
        asOwner("delete from audit_seal where entry_id = '" + id + "'");
        assertThat(check().items()).contains("gap before " + number);
    }

    @Test
    void aChainThatWasCutIsFoundByWhoeverSawItLonger() throws SQLException {
        UUID id = write("the last");
        sealing.sealAll();
        long number = numberOf(id);
        asOwner("create table saved_entry as select * from audit_entry where id = '" + id + "'");
        asOwner(
                "create table saved_seal as select * from audit_seal where entry_id = '"
                        + id
                        + "'");
        asOwner("delete from audit_entry where id = '" + id + "'");
        asOwner("delete from audit_seal where entry_id = '" + id + "'");
        assertThat(check().items()).contains("gap before " + (number + 1));
        asOwner("insert into audit_entry select * from saved_entry");
        asOwner("insert into audit_seal select * from saved_seal");
        asOwner("drop table saved_entry");
        asOwner("drop table saved_seal");
        assertThat(check().items()).doesNotContain("gap before " + (number + 1));
    }

    @Test
    void entriesInAnotherOrderAreFound() throws SQLException {
        UUID first = write("first");
        UUID second = write("second");
        write("third");
        sealing.sealAll();
        swap(first, second);
        assertThat(check().items()).contains("changed " + first, "changed " + second);
        swap(first, second);
        assertThat(check().items()).doesNotContain("changed " + first, "changed " + second);
    }

    @Test
    void anEntryThatTheHouseDidNotWriteIsFound() throws SQLException {
        write("before it");
        sealing.sealAll();
        UUID forged = Ids.next();
        asOwner(forgery(forged, "now()", ""));
        sealing.sealAll();
        assertThat(check().items()).contains("foreign " + forged);
        asOwner("update audit_seal set genuine = true where entry_id = '" + forged + "'");
        assertThat(check().items()).contains("changed " + forged);
    }

    @Test
    void aMarkTakenFromAnotherEntryIsNotBelieved() throws SQLException {
        UUID real = write("real");
        UUID forged = Ids.next();
        asOwner(
                """
                insert into audit_entry (id, team_id, at, actor_kind, actor_label, action,
                    object_type, object_id, source, mark)
                select '%s', team_id, at, actor_kind, actor_label, action, object_type, object_id,
                    source, mark from audit_entry where id = '%s'
                """
                        .formatted(forged, real));
        sealing.sealAll();
        assertThat(check().items()).contains("foreign " + forged).doesNotContain("foreign " + real);
    }

    @Test
    void anEntrySlippedInBetweenOldOnesIsFound() throws SQLException {
        write("before it");
        sealing.sealAll();
        UUID forged = Ids.next();
        asOwner(forgery(forged, "now()", "5"));
        sealing.sealAll();
        assertThat(check().items()).contains("unsealed " + forged);
    }

    @Test
    void anEntryThatIsThereTwiceIsFound() throws SQLException {
        UUID id = write("twice");
        sealing.sealAll();
        asOwner("insert into audit_entry select * from audit_entry where id = '" + id + "'");
        assertThat(check().items()).contains("twice " + id);
    }

    @Test
    void aSealMadeBySomebodyElseIsFound() throws SQLException {
        write("before it");
        sealing.sealAll();
        UUID forged = Ids.next();
        asOwner(forgery(forged, "now()", ""));
        asOwner(
                """
                insert into audit_seal (team_id, number, entry_id, transaction_id, genuine, key_id,
                    seal, sealed_at)
                select e.team_id, s.number + 1, e.id, e.transaction_id, true, s.key_id, s.seal,
                    now()
                from audit_entry e, (select * from audit_seal order by number desc limit 1) s
                where e.id = '%s'
                """
                        .formatted(forged));
        assertThat(check().items()).contains("changed " + forged);
        write("the chain goes on");
        sealing.sealAll();
        assertThat(check().items()).contains("changed " + forged);
    }

    @Test
    void anEntryThatIsLongWithoutASealIsFound() {
        UUID id = write("late");
        assertThat(check().items()).doesNotContain("unsealed " + id);
        clock.advance(Duration.ofMinutes(6));
        assertThat(check().items()).contains("unsealed " + id);
        sealing.sealAll();
        assertThat(check().items()).doesNotContain("unsealed " + id);
    }

    @Test
    void anEntryWaitsForOlderTransactions() throws SQLException {
        UUID id;
        try (Connection other = TestDatabases.superuser(url)) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("select pg_current_xact_id()");
            }
            id = write("younger");
            sealing.sealAll();
            assertThat(sealOf(id)).isNull();
            other.rollback();
        }
        sealing.sealAll();
        assertThat(sealOf(id)).isNotNull();
    }

    /** A database made from a dump counts its transactions from the beginning again. */
    @Test
    void theChainGoesOnInADatabaseThatWasRestored() throws SQLException {
        UUID last = write("in the old database");
        sealing.sealAll();
        String real = "(select transaction_id from audit_entry where id = '" + last + "')";
        String seal = "update audit_seal set transaction_id = %s where entry_id = '" + last + "'";
        asOwner(seal.formatted("'9000000000000'"));
        UUID next = write("in the new one");
        sealing.sealAll();
        assertThat(sealOf(next)).isNotNull();
        asOwner(seal.formatted(real));
        assertThat(check().items())
                .doesNotContain("unsealed " + next, "changed " + last, "changed " + next);
    }

    @Test
    void writersAndSealersOfSeveralNodesMakeOneChain() throws Exception {
        AuditSealing other = new AuditSealing(transactions, rows, marks, signatures, clock);
        AtomicBoolean done = new AtomicBoolean();
        List<UUID> written;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sealers = new ArrayList<>();
            for (AuditSealing node : List.of(sealing, other)) {
                sealers.add(
                        threads.submit(() -> {
                            while (!done.get()) {
                                node.sealAll();
                            }
                        }));
            }
            List<Future<List<UUID>>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                writers.add(threads.submit(this::writeMany));
            }
            written = new ArrayList<>();
            for (Future<List<UUID>> writer : writers) {
                written.addAll(writer.get());
            }
            done.set(true);
            for (Future<?> sealer : sealers) {
                sealer.get();
            }
        }
        sealing.sealAll();
        assertThat(written).hasSize(100).allSatisfy(id -> assertThat(sealOf(id)).isNotNull());
        List<String> ours = written.stream().map(UUID::toString).toList();
        assertThat(check().items())
                .noneMatch(item -> ours.contains(item.substring(item.lastIndexOf(' ') + 1)));
    }

    @Test
    void theExportShowsEachSealAndTheNewestIsTheHead() {
        UUID id = write("exported");
        sealing.sealAll();
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        CurrentActor.runAs(ROOT, () -> log.writeCsv(team, AuditLog.Filter.any(), csv));
        String text = csv.toString(StandardCharsets.UTF_8);
        assertThat(text.lines().findFirst().orElseThrow()).endsWith(",entry_id,seal");
        assertThat(text).contains(id + "," + sealOf(id));
        assertThat(check().head()).isEqualTo(sealOf(id));
    }

    @Test
    void onlyThoseWhoMaySeeTheProofWalkTheChain() {
        Actor nobody = Actor.person(UserId.random(), "x", Set.of(), Map.of());
        assertThatThrownBy(() -> CurrentActor.as(nobody, proof::check))
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo(CommonError.FORBIDDEN);
    }

    private List<UUID> writeMany() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(write("one of many"));
        }
        return ids;
    }

    private UUID write(String what) {
        UUID about = Ids.next();
        CurrentActor.runAs(
                ROOT,
                () ->
                        transactions.runInTeam(
                                team,
                                () ->
                                        trail.record(
                                                team,
                                                new Change(
                                                        "budget.changed",
                                                        "budget",
                                                        about.toString(),
                                                        Map.of("limit", "500"),
                                                        Map.of(
                                                                "limit",
                                                                "900",
                                                                "alert_at",
                                                                List.of(50)),
                                                        what))));
        return entryAbout(about);
    }

    private String forgery(UUID id, String at, String transaction) {
        return """
        insert into audit_entry (id, team_id, at, actor_kind, actor_label, action, object_type,
            object_id, source%s)
        values ('%s', '%s', %s, 'system', 'expiry of grants', 'budget.changed', 'budget', 'x',
            'system'%s)
        """
                .formatted(
                        transaction.isEmpty() ? "" : ", transaction_id",
                        id,
                        team,
                        at,
                        transaction.isEmpty() ? "" : ", '" + transaction + "'");
    }

    private void swap(UUID first, UUID second) throws SQLException {
        long one = numberOf(first);
        long two = numberOf(second);
        String set = "update audit_seal set number = %d where number = %d";
        asOwner(set.formatted(Long.MAX_VALUE, one));
        asOwner(set.formatted(one, two));
        asOwner(set.formatted(two, Long.MAX_VALUE));
    }

    private UUID entryAbout(UUID object) {
        return transactions.onPlatform(() ->
                jdbc.sql("select id from audit_entry where object_id = :object")
                        .param("object", object.toString())
                        .query(UUID.class)
                        .single());
    }

    private String sealOf(UUID entry) {
        return transactions.onPlatform(() ->
                jdbc.sql("select encode(seal, 'hex') from audit_seal where entry_id = :entry")
                        .param("entry", entry)
                        .query(String.class)
                        .optional()
                        .orElse(null));
    }

    private long numberOf(UUID entry) {
        return transactions.onPlatform(() ->
                jdbc.sql("select number from audit_seal where entry_id = :entry")
                        .param("entry", entry)
                        .query(Long.class)
                        .single());
    }

    private AuditProof.Result check() {
        return CurrentActor.as(ROOT, proof::check);
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A clock that the test moves. */
    static class Time {
        @Bean
        @Primary
        MutableClock movedClock() {
            return new MutableClock(Instant.now());
        }
    }
}
