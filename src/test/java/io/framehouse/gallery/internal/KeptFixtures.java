package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Videos with their rows of the gallery, made by SQL: what is kept of them needs no bytes. */
final class KeptFixtures {
    private KeptFixtures() {}

    /** A ready video of a job that cost 48.5 credits, with a cover. */
    static UUID video(
            JdbcClient jdbc,
            TeamTransactions transactions,
            TeamId team,
            String prompt,
            String blob) {
        JobId job = JobFixtures.succeeded(jdbc, transactions, team, prompt);
        UUID cover = asset(jdbc, transactions, team, job, "cover", blob);
        UUID video = asset(jdbc, transactions, team, job, "video", blob);
        transactions.runInTeam(
                team,
                () -> {
                    jdbc.sql("call gallery_note_item(:team, :job)")
                            .param("team", team.value())
                            .param("job", job.value())
                            .update();
                });
        if (cover.equals(video)) {
            throw new IllegalStateException("two copies have one id: " + video);
        }
        return video;
    }

    private static UUID asset(
            JdbcClient jdbc,
            TeamTransactions transactions,
            TeamId team,
            JobId job,
            String kind,
            String blob) {
        UUID id = UUID.randomUUID();
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        insert into asset (team_id, id, job_id, kind, state, blob_key,
                                            content_type, bytes, sha256, width, height, created_at,
                                            ready_at)
                                        values (:team, :id, :job, :kind, 'ready', :blob, :type, 3,
                                            '\\x00', 160, 90, now(), now())
                                        """)
                                .param("team", team.value())
                                .param("id", id)
                                .param("job", job.value())
                                .param("kind", kind)
                                .param("blob", blob)
                                .param("type", kind.equals("video") ? "video/mp4" : "image/jpeg")
                                .update());
        return id;
    }

    /** A person who can sign in, for rows that name one. */
    static UUID person(JdbcClient jdbc, TeamTransactions transactions, String name) {
        UUID id = UUID.randomUUID();
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into app_user (id, email, display_name, password_hash)
                                values (:id, :email, :name, 'none')
                                """)
                        .param("id", id)
                        .param("email", id + "@example.com")
                        .param("name", name)
                        .update());
        return id;
    }
}
