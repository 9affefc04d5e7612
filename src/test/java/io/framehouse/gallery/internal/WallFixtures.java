package io.framehouse.gallery.internal;

import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Videos of the wall, written as the copies write them. */
final class WallFixtures {
    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private long price;

    WallFixtures(JdbcClient jdbc, TeamTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A video that is ready; what a test needs otherwise it changes. */
    UUID video(TeamId team, Instant at, String prompt, String parameters, List<String> labels) {
        JobId job = JobId.random();
        UUID id = Ids.next();
        transactions.runOnPlatform(() -> {
            jdbc.sql(
                            """
                            insert into job (team_id, id, model, state, parameters, prompt, labels,
                                submitter, quote_micros, quote_lines, price_version, settlement,
                                settled_micros, created_at, updated_at, finished_at)
                            values (:team, :id, 'viduq3-pro', 'succeeded',
                                cast(:parameters as jsonb), :prompt, cast(:labels as text[]),
                                'Aino K.', 50000000, '[]', :price, 'quoted', 48500000, :at, :at, :at)
                            """)
                    .param("team", team.value())
                    .param("id", job.value())
                    .param("parameters", parameters)
                    .param("prompt", prompt)
                    .param("labels", labels.toArray(String[]::new))
                    .param("price", price())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql(
                            """
                            insert into asset (team_id, id, job_id, kind, state, blob_key,
                                content_type, bytes, width, height, duration_ms, sound, created_at,
                                ready_at)
                            values (:team, :id, :job, 'video', 'ready', 'none', 'video/mp4', 10,
                                1280, 720, 5000, true, :at, :at)
                            """)
                    .param("team", team.value())
                    .param("id", id)
                    .param("job", job.value())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
            new GalleryItems(jdbc).noted(team, job);
        });
        return id;
    }

    /** Changes columns of one video's row. */
    void change(TeamId team, UUID video, String assignments) {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                "update gallery_item set "
                                        + assignments
                                        + " where team_id = :team and id = :id")
                        .param("team", team.value())
                        .param("id", video)
                        .update());
    }

    private long price() {
        if (price == 0) {
            price =
                    jdbc.sql(
                                    """
                                    insert into price_version (model, effective_from, rule, source,
                                        certainty, created_by)
                                    values ('viduq3-pro', now() + random() * interval '900 days',
                                        '{}', 'test', 'set', 'test')
                                    returning id
                                    """)
                            .query(Long.class)
                            .single();
        }
        return price;
    }
}
