package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MediaContext;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobLoss;
import io.framehouse.storage.StorageFixtures;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A video whose file is missing is told as failed, and as ready once it is back. */
@MediaContext
class AssetLossIT {
    @Autowired BlobLoss loss;
    @Autowired JobAssets assets;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    private TeamId team;
    private JobId job;
    private String key;

    @BeforeEach
    void makeVideo() {
        team = StorageFixtures.team(jdbc, transactions);
        job = JobFixtures.succeeded(jdbc, transactions, team, "A robot");
        key = team + "/00/" + "0".repeat(64);
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        insert into asset (team_id, id, job_id, kind, state,
                                            source_url, blob_key, content_type, bytes, sha256,
                                            created_at, ready_at)
                                        values (:team, :id, :job, 'video', 'ready',
                                            'https://provider.example/v', :key, 'video/mp4', 10,
                                            '\\x00', now(), now())
                                        """)
                                .param("team", team.value())
                                .param("id", UUID.randomUUID())
                                .param("job", job.value())
                                .param("key", key)
                                .update());
    }

    @Test
    void aMissingFileFailsItsVideoUntilItIsBack() {
        transactions.runInTeam(team, () -> loss.missing(team, key));
        transactions.runInTeam(team, () -> loss.missing(team, key));
        assertThat(video().state()).isEqualTo("failed");
        assertThat(video().reason()).contains("missing", "Retry");
        transactions.runInTeam(team, () -> loss.back(team, key));
        assertThat(video().state()).isEqualTo("ready");
        assertThat(video().reason()).isNull();
    }

    @Test
    void itIsBackThoughARetryFailedMeanwhileOrStillWaits() {
        transactions.runInTeam(team, () -> loss.missing(team, key));
        set("state = 'failed', reason = 'The provider''s link is over (404).'");
        transactions.runInTeam(team, () -> loss.back(team, key));
        assertThat(video().state()).isEqualTo("ready");
        assertThat(video().bytes()).isEqualTo(10);
        set("state = 'copying', reason = null, next_attempt_at = now()");
        transactions.runInTeam(team, () -> loss.back(team, key));
        assertThat(video().state()).isEqualTo("ready");
    }

    @Test
    void whoeverCopiesItJustNowIsNotDisturbed() {
        set("state = 'copying', lease_until = now() + interval '1 minute'");
        transactions.runInTeam(team, () -> loss.back(team, key));
        assertThat(video().state()).isEqualTo("copying");
    }

    @Test
    void whatNeverHadAFileIsNotBack() {
        set("state = 'failed', reason = 'no video', blob_key = null");
        transactions.runInTeam(team, () -> loss.back(team, key));
        assertThat(video().state()).isEqualTo("failed");
    }

    private void set(String values) {
        transactions.runInTeam(team, () -> jdbc.sql("update asset set " + values).update());
    }

    private JobAsset video() {
        return StorageFixtures.as(TeamRole.MEMBER, team, () -> assets.of(team, job)).getFirst();
    }
}
