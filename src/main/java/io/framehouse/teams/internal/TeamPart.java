package io.framehouse.teams.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** The team itself, its members and its trail, for its export. */
@Component
final class TeamPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "team.ndjson",
                        """
                        select id, slug, name, time_zone, cost_center, max_running_jobs, rate_per_minute,
                            suspended_at, suspended_reason, keep_videos_days, keep_uploads_days,
                            keep_requests_days, keep_trash_days, outside_sharing,
                            outside_sharing_by, delete_asked_at, delete_after, require_second_factor,
                            created_at
                        from team where id = :team
                        """),
                new Rows(
                        "members.ndjson",
                        """
                        select m.user_id, p.email, p.display_name, m.role, m.source, m.created_at
                        from team_member m join person p on p.id = m.user_id
                        where m.team_id = :team order by m.created_at, m.user_id
                        """),
                new Rows(
                        "invitations.ndjson",
                        """
                        select id, email, role, message, invited_by, created_at, expires_at, accepted_at,
                            withdrawn_at
                        from team_invitation where team_id = :team order by created_at, id
                        """),
                new Rows(
                        "audit.ndjson",
                        """
                        select id, at, actor_kind, actor_id, actor_label, action, object_type, object_id,
                            before, after, reason, source, address
                        from audit_entry where team_id = :team order by at, id
                        """));
    }
}
