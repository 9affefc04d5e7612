package io.framehouse.gallery.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.Blob;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Videos that are ready, by rows alone, and people who may look at them. */
public final class GalleryRows {
    private final JdbcClient jdbc;
    private final TeamTransactions transactions;

    public GalleryRows(JdbcClient jdbc, TeamTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A ready video whose bytes are these. */
    public UUID video(TeamId team, String prompt, Blob blob) {
        JobId job = JobFixtures.succeeded(jdbc, transactions, team, prompt);
        UUID id = Ids.next();
        transactions.runOnPlatform(() -> {
            jdbc.sql(
                            """
                            insert into asset (team_id, id, job_id, kind, state, blob_key,
                                content_type, bytes, sha256, width, height, duration_ms,
                                created_at, ready_at)
                            values (:team, :id, :job, 'video', 'ready', :key, 'video/mp4', :bytes,
                                decode(:sha256, 'hex'), 320, 180, 1500, now(), now())
                            """)
                    .param("team", team.value())
                    .param("id", id)
                    .param("job", job.value())
                    .param("key", blob.key())
                    .param("bytes", blob.bytes())
                    .param("sha256", blob.sha256())
                    .update();
            note(team, job.value());
        });
        return id;
    }

    /** As many copies of a ready video, each with a job of its own. */
    public Set<UUID> copies(TeamId team, UUID video, int count) {
        return transactions.onPlatform(() -> {
            jdbc.sql(
                            """
                            create temporary table more on commit drop as
                            select gen_random_uuid() as id, gen_random_uuid() as job
                            from generate_series(1, :count)
                            """)
                    .param("count", count)
                    .update();
            String ofVideo = " where v.team_id = :team and v.id = :video";
            change(
                    "insert into job (team_id, id, model, state, parameters, prompt, submitter,"
                            + " quote_micros, quote_lines, price_version, settlement,"
                            + " settled_micros, created_at, updated_at, finished_at) select"
                            + " j.team_id, m.job, j.model, j.state, j.parameters, j.prompt,"
                            + " j.submitter, j.quote_micros, j.quote_lines, j.price_version,"
                            + " j.settlement, j.settled_micros, now(), now(), now() from more m,"
                            + " asset v join job j on j.team_id = v.team_id and j.id = v.job_id"
                            + ofVideo,
                    team,
                    video);
            change(
                    "insert into asset (team_id, id, job_id, kind, state, blob_key, content_type,"
                            + " bytes, sha256, created_at, ready_at) select v.team_id, m.id, m.job,"
                            + " v.kind, v.state, v.blob_key, v.content_type, v.bytes, v.sha256,"
                            + " now(), now() from more m, asset v"
                            + ofVideo,
                    team,
                    video);
            jdbc.sql("select job from more")
                    .query(UUID.class)
                    .list()
                    .forEach(job -> note(team, job));
            return Set.copyOf(jdbc.sql("select id from more").query(UUID.class).list());
        });
    }

    private void note(TeamId team, UUID job) {
        jdbc.sql("call gallery_note_item(:team, :job)")
                .param("team", team.value())
                .param("job", job)
                .update();
    }

    private void change(String sql, TeamId team, UUID video) {
        jdbc.sql(sql).param("team", team.value()).param("video", video).update();
    }

    /** A person of the database. */
    public UserId person() {
        UserId person = new UserId(UUID.randomUUID());
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into app_user (id, email, display_name, password_hash)
                                values (:id, :email, 'Aino K.', 'x')
                                """)
                        .param("id", person.value())
                        .param("email", person.value() + "@team.example")
                        .update());
        return person;
    }

    /** Runs work as that person with a role in the team. */
    public static <T> T as(UserId person, TeamRole role, TeamId team, Supplier<T> work) {
        return CurrentActor.as(Actor.person(person, "Aino K.", Set.of(), Map.of(team, role)), work);
    }

    /** Changes rows, or looks at them, over all teams. */
    public int change(String sql, Object... params) {
        return transactions.onPlatform(() -> jdbc.sql(sql).params(params).update());
    }
}
