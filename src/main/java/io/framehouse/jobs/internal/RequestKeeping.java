package io.framehouse.jobs.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.UploadUse;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamKeeping;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes out of ended jobs what was asked for, once its time is over; model, cost and timeline stay.
 * Knows the uploads that open jobs still need.
 */
@Component
class RequestKeeping implements TeamKeeping, UploadUse {
    private static final int MOST_COUNTED = 20_000;
    private static final String REFERENCE = "upload:";
    private static final String WORDS = "(no longer kept)";

    private final JdbcClient jdbc;

    RequestKeeping(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A job that may still be corrected by a late answer of its provider waits for that. */
    @Override
    public int letGo(TeamId team, Retention retention, Instant now, int most) {
        Integer days = retention.requestsDays();
        if (days == null) {
            return 0;
        }
        return jdbc.sql(
                        """
                        with over as materialized (
                            select id from job
                            where team_id = :team and created_at < :before
                              and finished_at < :before and request_erased_at is null
                              and late_check_at is null
                            order by created_at limit :most for update skip locked
                        ), emptied as (
                            update job_request r set body = '{}', payload = null,
                                callback_url = null, webhook_url = null
                            from over o where r.team_id = :team and r.job_id = o.id
                        )
                        update job j set parameters = '{}', prompt = :words,
                            provider_reason = null, request_erased_at = :now
                        from over o where j.team_id = :team and j.id = o.id
                        """)
                .param("team", team.value())
                .param("before", Retention.before(now, days).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("words", WORDS)
                .param("most", most)
                .update();
    }

    @Override
    public Set<UUID> needed(TeamId team) {
        return jdbc
                .sql(
                        """
                        select distinct cast(m.found[1] as uuid) from job j
                        cross join lateral regexp_matches(j.parameters::text,
                            'upload:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})',
                            'g') as m (found)
                        where j.team_id = :team
                          and j.state in ('held', 'submitting', 'queued', 'running', 'unknown')
                        """)
                .param("team", team.value())
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Looks at the newest jobs only, so that a page is read as fast in a team of many. */
    @Override
    public Map<UUID, Long> counts(TeamId team, Set<UUID> uploads) {
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.sql(
                        """
                        select image, count(distinct id) as jobs from (
                            select j.id, jsonb_path_query(j.parameters,
                                '$.**.images[*] ? (@.type() == "string")') #>> '{}' as image
                            from (select id, parameters from job where team_id = :team
                                order by created_at desc, id desc limit :most) j) used
                        where image = any (:images)
                        group by image
                        """)
                .param("team", team.value())
                .param("most", MOST_COUNTED)
                .param("images", uploads.stream().map(id -> REFERENCE + id).toArray(String[]::new))
                .query(row -> {
                    String image = row.getString("image");
                    counts.put(
                            UUID.fromString(image.substring(REFERENCE.length())),
                            row.getLong("jobs"));
                });
        return counts;
    }
}
