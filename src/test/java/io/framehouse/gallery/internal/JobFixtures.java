package io.framehouse.gallery.internal;

import io.framehouse.shared.FairTurns;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of succeeded jobs that assets can point at. */
final class JobFixtures {
    /** Nobody holds anything. */
    static final FairTurns.State TURNS = new FairTurns(10).state();

    private JobFixtures() {}

    static JobId succeeded(
            JdbcClient jdbc, TeamTransactions transactions, TeamId team, String prompt) {
        JobId job = JobId.random();
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                with price as (
                                    insert into price_version (model, effective_from, rule,
                                        source, certainty, created_by)
                                    values ('viduq3-pro',
                                        now() + random() * interval '900 days', '{}',
                                        'test', 'set', 'test')
                                    returning id)
                                insert into job (team_id, id, model, state, parameters,
                                    prompt, submitter, quote_micros, quote_lines,
                                    price_version, settlement, settled_micros, created_at,
                                    updated_at, finished_at)
                                select :team, :id, 'viduq3-pro', 'succeeded', '{}', :prompt,
                                    'Aino K.', 50000000, '[]', price.id, 'quoted', 48500000,
                                    now(), now(), now()
                                from price
                                """)
                        .param("team", team.value())
                        .param("id", job.value())
                        .param("prompt", prompt)
                        .update());
        return job;
    }
}
