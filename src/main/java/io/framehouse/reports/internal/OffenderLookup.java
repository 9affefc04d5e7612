package io.framehouse.reports.internal;

import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Offender;
import io.framehouse.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds out what the items of checks are: job, transfer, window, team or account, and whose. */
@Repository
class OffenderLookup {
    private final JdbcClient jdbc;

    OffenderLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same checks, their items told apart; one statement for all, none where all passed. */
    List<Invariant> tellApart(List<Invariant> checks) {
        UUID[] ids =
                checks.stream()
                        .flatMap(check -> check.items().stream())
                        .map(Ids::parse)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toArray(UUID[]::new);
        if (ids.length == 0) {
            return checks;
        }
        Map<String, Offender> known = find(ids);
        return checks.stream().map(check -> with(check, known)).toList();
    }

    private static Invariant with(Invariant check, Map<String, Offender> known) {
        List<Offender> offenders =
                check.items().stream().filter(known::containsKey).map(known::get).toList();
        return new Invariant(
                check.code(),
                check.title(),
                check.count(),
                check.items(),
                offenders,
                check.millis());
    }

    private Map<String, Offender> find(UUID[] ids) {
        return jdbc
                .sql(
                        """
                        select o.*, t.name as team_name, t.slug as team_slug
                        from report_offender o left join report_team t on t.id = o.team_id
                        where o.id = any (:ids)
                        -- A hold's transfer may have its job's id: then the job is meant.
                        order by array_position(array['job', 'team', 'transfer'], o.kind)
                        """)
                .param("ids", ids)
                .query(OffenderLookup::offender)
                .stream()
                .collect(
                        Collectors.toMap(
                                Offender::item, Function.identity(), (first, same) -> first));
    }

    private static Offender offender(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Offender(
                row.getString("id"),
                row.getString("kind"),
                row.getObject("team_id", UUID.class),
                row.getString("team_name"),
                row.getString("team_slug"),
                row.getObject("job_id", UUID.class),
                at == null ? null : at.toInstant());
    }
}
