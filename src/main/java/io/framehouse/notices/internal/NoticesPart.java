package io.framehouse.notices.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notices, webhooks and what they were sent, for the export of a team. */
@Component
final class NoticesPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "notices.ndjson",
                        """
                        select user_id, kind, severity, title, body, times, created_at, read_at
                        from notice where team_id = :team order by created_at, id
                        """),
                new Rows(
                        "webhooks.ndjson",
                        """
                        select id, kind, url, description, events, disabled_at, disabled_why,
                            last_attempt_at, last_status, last_success_at, created_at, deleted_at
                        from webhook_endpoint where team_id = :team order by created_at, id
                        """),
                new Rows(
                        "webhook_messages.ndjson",
                        """
                        select id, endpoint_id, type, url, body, state, attempts, last_error, created_at,
                            finished_at
                        from webhook_message where team_id = :team order by created_at, id
                        """));
    }
}
