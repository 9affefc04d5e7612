package io.framehouse.audit.internal;

import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.audit.AuditLog.Filter;
import io.framehouse.audit.AuditLog.TeamName;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads entries, newest first, by keyset. */
@Repository
class AuditLogQuery {
    private static final int ROWS_AT_ONCE = 500;
    private static final String ROWS =
            """
            select e.id, e.team_id, t.slug as team_slug, t.name as team_name, e.at, e.actor_kind,
                   e.actor_id, e.actor_label, e.action, e.object_type, e.object_id, e.before,
                   e.after, e.reason, e.source, e.address, e.agent, e.request_id
            from audit_entry e left join team t on t.id = e.team_id
            """;
    private static final String TEAMS =
            """
            select id as team_id, slug as team_slug, name as team_name from team order by name, id
            """;
    private static final String NEWEST_FIRST = "order by e.at desc, e.id desc\n";

    private final JdbcClient jdbc;

    AuditLogQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Entry> page(@Nullable TeamId team, Filter filter, PageRequest page) {
        AuditWhere where = AuditWhere.of(team, filter);
        Cursor.decode(page.cursor()).ifPresent(where::after);
        List<Entry> rows =
                jdbc.sql(ROWS + where.sql() + NEWEST_FIRST + "limit :limit")
                        .params(where.params())
                        .param("limit", page.limit() + 1)
                        .query((row, number) -> entry(row))
                        .list();
        return Page.of(rows, page.limit(), last -> new Cursor(last.at(), last.id()).encode());
    }

    Optional<Entry> find(@Nullable TeamId team, UUID id) {
        AuditWhere where = AuditWhere.of(team).id(id);
        return jdbc.sql(ROWS + where.sql())
                .params(where.params())
                .query((row, number) -> entry(row))
                .optional();
    }

    void each(@Nullable TeamId team, Filter filter, Consumer<ResultSet> each) {
        AuditWhere where = AuditWhere.of(team, filter);
        try (Stream<Boolean> rows =
                jdbc.sql(ROWS + where.sql() + NEWEST_FIRST)
                        .withFetchSize(ROWS_AT_ONCE)
                        .params(where.params())
                        .query((row, number) -> {
                            each.accept(row);
                            return true;
                        })
                        .stream()) {
            rows.forEach(done -> {});
        }
    }

    List<TeamName> teams() {
        return jdbc.sql(TEAMS).query((row, number) -> team(row)).list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("team_id") == null ? null : team(row),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_label"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                AuditJson.read(row.getString("before")),
                AuditJson.read(row.getString("after")),
                row.getString("reason"),
                row.getString("source"),
                row.getString("address"),
                row.getString("agent"),
                row.getString("request_id"));
    }

    /** An entry may outlive its team; then the id is all there is to say. */
    private static TeamName team(ResultSet row) throws SQLException {
        TeamId id = new TeamId(row.getObject("team_id", UUID.class));
        String name = row.getString("team_name");
        return name == null
                ? new TeamName(id, "", id.toString())
                : new TeamName(id, row.getString("team_slug"), name);
    }
}
