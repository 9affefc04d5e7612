package io.framehouse.gateway;

import io.framehouse.shared.TeamTransactions;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a stored video itself as its preview, where tests make none because that takes time. */
record PreviewRows(JdbcClient jdbc, TeamTransactions transactions) {
    void give(String video) {
        int rows =
                transactions.onPlatform(() ->
                        jdbc.sql(
                                        """
                                        insert into asset (team_id, id, job_id, kind, state,
                                            blob_key, content_type, bytes, sha256, width, height,
                                            duration_ms, created_at, ready_at)
                                        select team_id, gen_random_uuid(), job_id, 'preview', state,
                                            blob_key, content_type, bytes, sha256, width, height,
                                            duration_ms, created_at, ready_at
                                        from asset
                                        where id = :video and kind = 'video' and state = 'ready'
                                        on conflict (team_id, job_id, kind) do update
                                        set state = 'ready', blob_key = excluded.blob_key,
                                            content_type = excluded.content_type,
                                            bytes = excluded.bytes, sha256 = excluded.sha256
                                        """)
                                .param("video", UUID.fromString(video))
                                .update());
        if (rows != 1) {
            throw new IllegalStateException("no stored video " + video);
        }
    }
}
