package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.S3Service;
import io.framehouse.TestDatabases;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.DeliveryState;
import io.framehouse.reports.ExportSchedules.Frequency;
import io.framehouse.reports.ExportSchedules.Schedule;
import io.framehouse.reports.ExportSchedules.Tried;
import io.framehouse.reports.ExportSchedules.Upload;
import io.framehouse.reports.ExportSchedules.UploadState;
import io.framehouse.reports.ExportSchedules.Wish;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A house that puts exports into buckets, with a service of S3 beside it and a team with somebody
 * who pays.
 */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.password-strength=4",
            "framehouse.demo=false",
            "framehouse.allow-private-addresses=true"
        })
@PostgresTest
abstract class ExportBucketHouse {
    static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    static S3Service s3;

    @Autowired ExportSchedules schedules;
    @Autowired ExportOrders orders;
    @Autowired ExportScheduleWork work;
    @Autowired ExportRounds making;
    @Autowired ExportPutRounds putting;
    @Autowired ExportPutWork putWork;
    @Autowired Teams teams;
    @Autowired Scheduler timers;
    @Autowired Clock clock;

    @Value("${spring.datasource.url}")
    String url;

    final UserId aino = new UserId(Ids.next());
    TeamId team;
    Actor owner;
    String prefix;

    @BeforeAll
    static void service() throws IOException {
        s3 = new S3Service(Files.createTempDirectory("framehouse-buckets"));
    }

    @AfterAll
    static void end() {
        s3.close();
    }

    /** Rounds are run by the tests alone. */
    @AfterEach
    void goOn() {
        timers.resume();
    }

    @BeforeEach
    void aTeamWithSomebodyWhoPays() {
        timers.pause();
        s3.startIfAway();
        TeamData data = new TeamData("Bucket " + UUID.randomUUID(), ZONE, null, null);
        team = CurrentActor.as(Actor.system("test"), () -> teams.create(data)).id();
        prefix = "of/team=" + team;
        run("delete from export_delivery");
        run("delete from export_put");
        run("delete from export_bucket");
        run("delete from export_schedule");
        run("delete from export_order");
        run(
                "insert into app_user (id, email, display_name, password_hash) values"
                        + " ('%1$s', '%1$s@bucket.example', 'Aino', 'x')".formatted(aino));
        run(
                "insert into team_member (team_id, user_id, role) values ('%s', '%s', 'billing')"
                        .formatted(team, aino));
        run("insert into team_person (team_id, user_id) values ('%s', '%s')".formatted(team, aino));
        owner = Actor.person(aino, "Aino", Set.of(), Map.of(team, TeamRole.BILLING));
    }

    S3Wish into(String bucket) {
        return new S3Wish(target(bucket), "test-secret");
    }

    S3Target target(String bucket) {
        return new S3Target(s3.address().toString(), "us-east-1", bucket, prefix, true, "AKIA1");
    }

    S3Wish strict(StrictBucket bucket) {
        return new S3Wish(bucket.target(prefix), StrictBucket.SECRET);
    }

    static Wish wish(S3Wish s3) {
        return new Wish(Frequency.MONTHLY, Format.CSV, Set.of(), false, UsageFilter.ALL, s3);
    }

    Tried tried(UUID schedule, S3Wish s3) {
        return as(owner, () -> schedules.tryBucket(team, schedule, s3));
    }

    /** One whose last period has just ended. */
    Schedule overdue(S3Wish s3) {
        Schedule made = as(owner, () -> schedules.add(team, wish(s3)));
        makeDue(made, ZONE);
        return made;
    }

    void makeDue(Schedule made, ZoneId zone) {
        LocalDate day =
                LocalDate.ofInstant(clock.instant().minus(SchedulePeriod.AFTER_ITS_END), zone);
        SchedulePeriod running = SchedulePeriod.of(Frequency.MONTHLY, day);
        SchedulePeriod before = SchedulePeriod.of(Frequency.MONTHLY, running.first().minusDays(1));
        run(
                "update export_schedule set next_day = '%1$s', due_at = '%2$s', try_at = '%2$s' where id = '%3$s'"
                        .formatted(before.first(), before.due(zone), made.id()));
    }

    /** Made and sent, and to be put. */
    void ready(Schedule made) {
        await().atMost(PATIENCE)
                .until(() -> {
                    work.run();
                    making.run();
                    return count("export_put", "true") == 1;
                });
        assertThat(delivery(made).state()).isEqualTo(DeliveryState.SENT);
    }

    Upload failing(Schedule made) {
        return uploaded(
                made, upload -> upload.state() == UploadState.WAITING && upload.error() != null);
    }

    Upload ended(Schedule made) {
        return uploaded(made, upload -> upload.state() != UploadState.WAITING);
    }

    Upload uploaded(Schedule made, java.util.function.Predicate<Upload> wanted) {
        await().atMost(PATIENCE)
                .until(() -> {
                    rounds();
                    List<Delivery> found = deliveries(made);
                    return !found.isEmpty()
                            && found.getFirst().upload() != null
                            && wanted.test(found.getFirst().upload());
                });
        return delivery(made).upload();
    }

    void rounds() {
        work.run();
        making.run();
        putting.run();
    }

    Delivery delivery(Schedule made) {
        return deliveries(made).getFirst();
    }

    List<Delivery> deliveries(Schedule made) {
        Actor now = Actor.person(aino, "Aino", Set.of(), Map.of(team, TeamRole.OWNER));
        return as(now, () -> schedules.get(team, made.id())).deliveries();
    }

    List<ExportOrders.Order> orders() {
        return as(owner, () -> orders.list(team));
    }

    byte[] file(ExportOrders.Order order) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        as(
                owner,
                () -> {
                    orders.write(team, order.id(), bytes);
                    return true;
                });
        assertThat(bytes.size()).isPositive();
        return bytes.toByteArray();
    }

    static byte[] get(String key) throws Exception {
        return fetched(s3.address() + "/" + S3Service.BUCKET + "/" + key.replace("=", "%3D"));
    }

    String listed() throws Exception {
        return new String(
                fetched(
                        s3.address()
                                + "/"
                                + S3Service.BUCKET
                                + "?list-type=2&prefix="
                                + prefix.replace("=", "%3D")),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    static byte[] fetched(String address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            return answer.body();
        }
    }

    static <T> List<T> atOnce(Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> one : threads.invokeAll(List.of(work, work, work, work))) {
                results.add(one.get());
            }
            return results;
        }
    }

    long notices(Schedule made) {
        return count(
                "notice",
                "dedupe_key like 'export-schedule:%s:put:%%' and user_id = '%s'"
                        .formatted(made.id(), aino));
    }

    static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    long count(String table, String where) {
        return Long.parseLong(text("select count(*) from " + table + " where " + where));
    }

    String text(String sql) {
        try (Connection books = TestDatabases.superuser(url);
                Statement statement = books.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void run(String sql) {
        try (Connection books = TestDatabases.superuser(url);
                Statement statement = books.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
