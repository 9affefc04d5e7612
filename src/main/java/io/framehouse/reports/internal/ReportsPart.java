package io.framehouse.reports.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which exports of usage were asked for; the lines themselves go with the jobs. */
@Component
final class ReportsPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "usage_exports.ndjson",
                        """
                        select id, state, asked_by, format, first_day, last_day, zone, file_name, lines,
                            bytes, sha256, error, created_at, ready_at, expires_at
                        from export_order where team_id = :team order by created_at, id
                        """));
    }
}
