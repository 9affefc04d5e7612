package io.framehouse.notices.internal.webhooks;

import io.framehouse.jobs.JobAudience;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who listens to a job: endpoints of its team, or the address that came with it. */
@Repository
class JobAddresses implements JobAudience {
    private final JdbcClient jdbc;

    JobAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean listensTo(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select exists (select from webhook_endpoint
                                where team_id = :team and kind = 'address'
                                  and disabled_at is null and deleted_at is null)
                            or exists (select from job_request
                                where team_id = :team and job_id = :job
                                  and webhook_url is not null)
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query(Boolean.class)
                .single();
    }

    /** The {@code webhook_url} that the job was submitted with. */
    Optional<String> of(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select webhook_url from job_request
                        where team_id = :team and job_id = :job and webhook_url is not null
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query(String.class)
                .optional();
    }
}
