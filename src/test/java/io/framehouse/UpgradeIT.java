package io.framehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.gallery.GalleryWall;
import io.framehouse.gallery.WallCard;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.storage.StorageUse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A house of the version before, full of videos, comes to this one and goes on meanwhile. */
class UpgradeIT {
    private static final String BEFORE_FILLING = "40.1";
    private static final int MANY = 1_200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TeamId nord = TeamId.random();
    private final TeamId sued = TeamId.random();
    private final UUID ready = UUID.randomUUID();
    private final UUID copying = UUID.randomUUID();
    private final UUID failed = UUID.randomUUID();
    private final UUID later = UUID.randomUUID();
    private String database;
    private Connection books;

    @BeforeEach
    void makeTheHouseOfBefore() throws SQLException {
        database = TestDatabases.create();
        before().target("37").load().migrate();
        books = TestDatabases.superuser(database);
        run(books, oldRows());
    }

    @AfterEach
    void close() throws SQLException {
        books.close();
    }

    @Test
    void everyoneGoesOnWhileOldRowsAreFilledIn() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = TestDatabases.superuser(database)) {
            before().target(BEFORE_FILLING).load().migrate();
            hold(holder, ready);
            Future<?> upgrade = threads.submit(() -> flyway(database).load().migrate());
            await().atMost(PATIENCE)
                    .failFast(upgrade::isDone)
                    .untilAsserted(() ->
                            assertThat(number("select count(*) from gallery_item"))
                                    .isEqualTo(MANY + 2));
            nodeOfBeforeGoesOn();
            assertThat(upgrade).isNotDone();
            holder.rollback();
            upgrade.get();
        }
        assertThat(number(VIDEOS_WITHOUT_ROW)).isZero();
        assertThat(number(FILES_WITHOUT_ROW)).isZero();
        assertThat(number(WRONG_SUMS)).isZero();
        assertThat(states())
                .containsAllEntriesOf(
                        Map.of(ready, "ready", copying, "ready", failed, "failed", later, "ready"));
        assertThat(number("select count(*) from gallery_item where words_due")).isZero();
        assertThat(words(ready)).containsExactly("l:spring", "w:red", "w:robot");
        assertThat(words(later)).containsExactly("w:another", "w:bird");
        assertThat(words(failed)).isEmpty();
        assertThat(number(aspect(ready, "16:9")) + number(aspect(copying, "9:16"))).isEqualTo(2);
        assertThat(number(NOT_FENCED)).isZero();
        assertThat(number("select count(*) from pg_proc where proname like 'fill%'")).isZero();
    }

    @Test
    void aFillingThatWasEndedGoesOnAtTheNextStart() throws SQLException {
        try (Connection holder = TestDatabases.superuser(database)) {
            before().target(BEFORE_FILLING).load().migrate();
            hold(holder, ready);
            String impatient = database + "?options=-c%20statement_timeout=3s";
            assertThatThrownBy(() -> flyway(impatient).load().migrate())
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("statement timeout");
            holder.rollback();
        }
        assertThat(number(VIDEOS_WITHOUT_ROW)).isPositive();
        assertThat(number("select count(*) from gallery_item")).isPositive();
        try (ConfigurableApplicationContext house = house()) {
            assertThat(number(VIDEOS_WITHOUT_ROW)).isZero();
            assertThat(number(NOT_FENCED)).isZero();
            GalleryWall wall = house.getBean(GalleryWall.class);
            List<WallCard> page =
                    StorageFixtures.as(
                            TeamRole.MEMBER,
                            nord,
                            () ->
                                    wall.page(nord, WallFilter.none(), WallSort.NEWEST, null, 60)
                                            .cards());
            assertThat(page)
                    .extracting(WallCard::id)
                    .containsExactlyInAnyOrder(ready, copying, failed);
            StorageUse use = house.getBean(StorageUse.class);
            assertThat(StorageFixtures.as(TeamRole.MEMBER, nord, () -> use.of(nord)))
                    .isEqualTo(new StorageUse.Use(10 + 20 + 30 + 40, 4, null));
        }
    }

    /** With short waits: whoever is made to wait by a lock of the filling fails here. */
    private void nodeOfBeforeGoesOn() throws SQLException {
        try (Connection node = DriverManager.getConnection(database, "framehouse_app", "")) {
            run(node, "set role framehouse_platform; set lock_timeout = '3s'");
            run(node, "update job set updated_at = now()");
            run(node, copyingOfBefore());
            assertThat(one(node, "select count(*) from job")).isEqualTo(MANY + 4);
            assertThat(one(node, "select count(*) from asset where state = 'copying'")).isZero();
        }
    }

    private static void hold(Connection holder, UUID asset) throws SQLException {
        holder.setAutoCommit(false);
        run(holder, "select from asset where id = '" + asset + "' for update");
    }

    private static org.flywaydb.core.api.configuration.FluentConfiguration flyway(String url) {
        return Flyway.configure()
                .dataSource(url, "framehouse_owner", "")
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", "framehouse_app", "time_zone", "UTC"));
    }

    /** Views that are made anew at each start are of this version, and read what comes later. */
    private org.flywaydb.core.api.configuration.FluentConfiguration before() {
        return flyway(database).repeatableSqlMigrationPrefix("not yet");
    }

    private ConfigurableApplicationContext house() {
        return new SpringApplicationBuilder(MediaContext.Media.class)
                .web(WebApplicationType.NONE)
                .initializers(new TestDatabases())
                .run(
                        "--spring.datasource.url=" + database,
                        "--framehouse.copies.enabled=false",
                        "--framehouse.public-url=https://video.example");
    }

    /** Teams, a ready video with cover, upload and export, one copying, one failed, and many. */
    private String oldRows() {
        return """
        insert into team (id, slug, name, time_zone)
        values ('%1$s', 'nord', 'Nord', 'UTC'), ('%2$s', 'sued', 'Sued', 'UTC');
        insert into price_version (model, effective_from, rule, source, certainty, created_by)
        values ('viduq3-pro', now(), '{}', 'test', 'set', 'test');
        create function old_video(team uuid, video uuid, state text, prompt text, labels text[])
            returns uuid language plpgsql as $$
        declare
            job uuid := gen_random_uuid();
        begin
            insert into job (team_id, id, model, state, parameters, prompt, submitter, labels,
                quote_micros, quote_lines, price_version, settlement, settled_micros,
                created_at, updated_at, finished_at)
            select team, job, 'viduq3-pro', 'succeeded', '{"seed": "7"}', prompt, 'Aino K.',
                labels, 50000000, '[]', id, 'quoted', 48500000, now(), now(), now()
            from price_version limit 1;
            insert into asset (team_id, id, job_id, kind, state, reason, blob_key, content_type,
                bytes, sha256, width, height, created_at, ready_at)
            values (team, video, job, 'video', state,
                case state when 'failed' then 'no video' end,
                case state when 'ready' then team || '/00/' || video end, 'video/mp4', 10,
                '\\x00', case state when 'ready' then 1280 end,
                case state when 'ready' then 720 end, now(), case state when 'ready' then now() end);
            return job;
        end
        $$;
        insert into asset (team_id, id, job_id, kind, state, blob_key, content_type, bytes,
            sha256, created_at, ready_at)
        select '%1$s', gen_random_uuid(),
            old_video('%1$s', '%3$s', 'ready', 'Red robot', '{spring}'), 'cover', 'ready',
            '%1$s/00/cover', 'image/png', 20, '\\x00', now(), now();
        select old_video('%1$s', '%4$s', 'copying', 'A bird', '{}');
        select old_video('%1$s', '%5$s', 'failed', '', '{}');
        select old_video('%2$s', gen_random_uuid(), 'ready', 'One of many', '{}')
        from generate_series(1, %6$d);
        insert into upload (team_id, id, blob_key, sha256, content_type, bytes, width, height,
            created_by)
        values ('%1$s', gen_random_uuid(), '%1$s/00/upload', '\\x00', 'image/png', 30, 1, 1,
            'Aino K.');
        insert into team_export (team_id, id, state, asked_by, blob_key, bytes, created_at,
            ready_at)
        values ('%1$s', gen_random_uuid(), 'ready', 'Aino K.', '%1$s/00/export', 40, now(),
            now());
        """
                .formatted(nord, sued, ready, copying, failed, MANY);
    }

    /** Ends a copy and begins another one. */
    private String copyingOfBefore() {
        return """
        update asset set state = 'ready', blob_key = '%1$s/00/copied', bytes = 50,
            width = 720, height = 1280, ready_at = now()
        where id = '%2$s';
        with job as (
            insert into job (team_id, id, model, state, parameters, prompt, submitter,
                quote_micros, quote_lines, price_version, settlement, settled_micros,
                created_at, updated_at, finished_at)
            select '%1$s', gen_random_uuid(), 'viduq3-pro', 'succeeded', '{}', 'Another bird',
                'Aino K.', 50000000, '[]', id, 'quoted', 48500000, now(), now(), now()
            from price_version limit 1
            returning id)
        insert into asset (team_id, id, job_id, kind, created_at)
        select '%1$s', '%3$s', id, 'video', now() from job;
        update asset set state = 'ready', blob_key = '%1$s/00/later', bytes = 60,
            ready_at = now()
        where id = '%3$s';
        """
                .formatted(nord, copying, later);
    }

    private Map<UUID, String> states() throws SQLException {
        Map<UUID, String> states = new java.util.HashMap<>();
        try (Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery("select id, state from gallery_item")) {
            while (rows.next()) {
                states.put(rows.getObject(1, UUID.class), rows.getString(2));
            }
        }
        return states;
    }

    private List<String> words(UUID item) throws SQLException {
        List<String> words = new ArrayList<>();
        try (Statement statement = books.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select term from gallery_term where item_id = '"
                                        + item
                                        + "' order by term")) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }

    private static String aspect(UUID item, String aspect) {
        return "select count(*) from gallery_item where id = '%s' and aspect = '%s'"
                .formatted(item, aspect);
    }

    private long number(String sql) throws SQLException {
        return one(books, sql);
    }

    private static long one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final String VIDEOS_WITHOUT_ROW =
            """
            select count(*) from asset a where kind = 'video' and not exists (
                select from gallery_item i where i.team_id = a.team_id and i.id = a.id)
            """;

    private static final String FILES_WITHOUT_ROW =
            """
            select count(*) from (
                select team_id, blob_key from asset where blob_key is not null
                union select team_id, blob_key from upload
                union select team_id, blob_key from team_export where blob_key is not null
                except select team_id, blob_key from stored_blob) lost
            """;

    private static final String WRONG_SUMS =
            """
            select count(*) from (
                select team_id, sum(bytes), count(*) from stored_blob group by team_id
                except select team_id, bytes, objects from storage_use) wrong
            """;

    private static final String NOT_FENCED =
            """
            select count(*) from pg_class
            where relname in ('team', 'job', 'asset', 'upload', 'team_export', 'stored_blob',
                'storage_use', 'gallery_item', 'gallery_term', 'gallery_label')
              and not relforcerowsecurity
            """;
}
