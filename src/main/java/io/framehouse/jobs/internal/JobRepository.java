package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.Job;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and inserts whole jobs; changes of state are {@link JobChanges}. */
@Repository
class JobRepository {
    private final JdbcClient jdbc;
    private final JobMapper mapper;
    private final JobJson json;
    private final PriceTermsJson terms;

    JobRepository(JdbcClient jdbc, JobMapper mapper, JobJson json, PriceTermsJson terms) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.json = json;
        this.terms = terms;
    }

    Optional<Job> find(TeamId team, JobId id) {
        return jdbc.sql("select * from job where team_id = :team and id = :id")
                .param("team", team.value())
                .param("id", id.value())
                .query(mapper)
                .optional();
    }

    /** Locks the job's row first, as the lock order of the money rules wants. */
    Optional<Job> lock(TeamId team, JobId id) {
        return jdbc.sql("select * from job where team_id = :team and id = :id for update")
                .param("team", team.value())
                .param("id", id.value())
                .query(mapper)
                .optional();
    }

    /** The tag of the job's present attempt. */
    Optional<UUID> attemptId(TeamId team, JobId id) {
        return jdbc.sql("select attempt_id from job where team_id = :team and id = :id")
                .param("team", team.value())
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }

    void insert(Job job) {
        jdbc.sql(
                        """
                        insert into job (team_id, id, model, state, parameters, prompt,
                            submitted_by, key_id, submitter, cost_center, labels, off_peak,
                            quote_micros, quote_lines, price_version, settlement, price_terms,
                            next_action_at, expected_by, created_at, updated_at)
                        values (:team, :id, :model, :state, :parameters::jsonb, :prompt,
                            :submittedBy, :key, :submitter, :costCenter, :labels, :offPeak,
                            :quote, :lines::jsonb, :priceVersion, :settlement, :terms::jsonb,
                            :next, :expectedBy, :created, :created)
                        """)
                .param("team", job.team().value())
                .param("id", job.id().value())
                .param("model", job.model())
                .param("state", job.state().wire())
                .param("parameters", json.text(job.parameters()))
                .param("prompt", job.prompt())
                .param("submittedBy", job.submittedBy() == null ? null : job.submittedBy().value())
                .param("key", job.keyId() == null ? null : job.keyId().value())
                .param("submitter", job.submitter())
                .param("costCenter", job.costCenter())
                .param("labels", job.labels().toArray(String[]::new))
                .param("offPeak", job.offPeak())
                .param("quote", job.quote().micros())
                .param("lines", json.lines(job.quoteLines()))
                .param("priceVersion", job.priceVersion())
                .param("settlement", Wire.of(job.settlement()))
                .param("terms", terms.write(job.priceTerms()))
                .param("next", time(job.nextCheckAt()))
                .param("expectedBy", time(job.expectedBy()))
                .param("created", time(job.createdAt()))
                .update();
    }
}
