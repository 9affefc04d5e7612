package io.framehouse.teams.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of teams. */
@Repository
class TeamRepository {
    static final String COLUMNS =
            "t.id, t.slug, t.name, t.time_zone, t.cost_center, t.max_running_jobs, t.suspended_at,"
                    + " t.version, t.rate_per_minute, t.storage_full_at";

    /** One that is deleted, or is being, is found by nobody; the books alone name it. */
    private static final String KNOWN = " from team t where t.erasing_at is null";

    private final JdbcClient jdbc;
    private final TeamReads reads;

    TeamRepository(JdbcClient jdbc, TeamReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** Whether the row could be added; false where the slug is taken. */
    boolean insert(TeamId id, String slug, TeamData data, OffsetDateTime now) {
        return jdbc.sql(
                                """
                                insert into team (id, slug, name, time_zone, cost_center,
                                    max_running_jobs, rate_per_minute, created_at)
                                values (:id, :slug, :name, :zone, :costCenter, :maxRunningJobs,
                                    :ratePerMinute, :now)
                                on conflict (slug) do nothing
                                """)
                        .param("id", id.value())
                        .param("slug", slug)
                        .param("name", data.name())
                        .param("zone", data.zone().getId())
                        .param("costCenter", data.costCenter(), Types.VARCHAR)
                        .param("maxRunningJobs", data.maxRunningJobs(), Types.INTEGER)
                        .param("ratePerMinute", data.ratePerMinute(), Types.INTEGER)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Whether the row still had that version and was changed. */
    boolean update(TeamId id, TeamData data, long version) {
        return jdbc.sql(
                                """
                                update team set name = :name, time_zone = :zone,
                                    cost_center = :costCenter,
                                    max_running_jobs = :maxRunningJobs,
                                    rate_per_minute = :ratePerMinute, version = version + 1
                                where id = :id and version = :version
                                """)
                        .param("id", id.value())
                        .param("name", data.name())
                        .param("zone", data.zone().getId())
                        .param("costCenter", data.costCenter(), Types.VARCHAR)
                        .param("maxRunningJobs", data.maxRunningJobs(), Types.INTEGER)
                        .param("ratePerMinute", data.ratePerMinute(), Types.INTEGER)
                        .param("version", version)
                        .update()
                == 1;
    }

    Optional<Team> find(TeamId id) {
        return jdbc.sql("select " + COLUMNS + KNOWN + " and t.id = :id")
                .param("id", id.value())
                .query((row, number) -> map(row))
                .optional();
    }

    /** In one round trip, as the team itself; needs no transaction around it. */
    Optional<Team> read(TeamId id) {
        return reads
                .list(
                        id,
                        "select " + COLUMNS + KNOWN + " and t.id = :id",
                        Map.of("id", id.value()),
                        (row, number) -> map(row))
                .stream()
                .findFirst();
    }

    Optional<Team> findBySlug(String slug) {
        return jdbc.sql("select " + COLUMNS + KNOWN + " and t.slug = :slug")
                .param("slug", slug)
                .query((row, number) -> map(row))
                .optional();
    }

    List<Team> all() {
        return jdbc.sql("select " + COLUMNS + KNOWN + " order by lower(t.name), t.id")
                .query((row, number) -> map(row))
                .list();
    }

    /** Holds the row, so that changes of its members come one after the other. */
    void lock(TeamId id) {
        jdbc.sql("select 1 from team where id = :id for update")
                .param("id", id.value())
                .query((row, number) -> 1)
                .list();
    }

    static Team map(ResultSet row) throws SQLException {
        TeamData data =
                new TeamData(
                        row.getString("name"),
                        ZoneId.of(row.getString("time_zone")),
                        row.getString("cost_center"),
                        row.getObject("max_running_jobs", Integer.class),
                        row.getObject("rate_per_minute", Integer.class));
        return new Team(
                new TeamId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                data,
                row.getTimestamp("suspended_at") != null,
                row.getTimestamp("storage_full_at") != null,
                row.getLong("version"));
    }
}
