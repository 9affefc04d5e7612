package io.framehouse.reports.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Which exports of usage were asked for, once or by a schedule, and where they were put; the lines
 * themselves go with the jobs.
 */
@Component
final class ReportsPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "usage_exports.ndjson",
                        """
                        select id, state, asked_by, format, first_day, last_day, zone, filter, file_name,
                            lines, bytes, sha256, error, created_at, ready_at, expires_at
                        from export_order where team_id = :team order by created_at, id
                        """),
                new Rows(
                        "export_schedules.ndjson",
                        """
                        select id, frequency, format, people, webhook, asked_by, state, stopped_why, zone,
                            next_day, due_at, created_at, filter
                        from export_schedule where team_id = :team order by created_at, id
                        """),
                new Rows(
                        "export_deliveries.ndjson",
                        """
                        select id, schedule_id, first_day, last_day, order_id, state, sends, error,
                            created_at, sent_at
                        from export_delivery where team_id = :team order by created_at, id
                        """),
                new Rows(
                        "export_buckets.ndjson",
                        """
                        select schedule_id, endpoint, region, bucket, prefix, path_style, access_key
                        from export_bucket where team_id = :team order by schedule_id
                        """),
                new Rows(
                        "export_puts.ndjson",
                        """
                        select delivery_id, schedule_id, state, attempts, object, error, delivered_at
                        from export_put where team_id = :team order by delivery_id
                        """));
    }
}
