package io.framehouse.catalog.internal;

import io.framehouse.catalog.TeamPrice;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of what single teams pay more or less. */
@Repository
class TeamPriceRepository {
    private static final String COLUMNS =
            "id, team_id, percent, effective_from, reason, made_by, created_at";

    private final JdbcClient jdbc;

    TeamPriceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TeamPrice> list(@Nullable TeamId team) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                 from team_price_factor
                                where cast(:team as uuid) is null or team_id = :team
                                order by team_id, effective_from desc
                                """)
                .param("team", team == null ? null : team.value())
                .query(TeamPriceRepository::price)
                .list();
    }

    /** Inserts a version; empty where the team has one from that very moment. */
    Optional<TeamPrice> insert(
            TeamId team, BigDecimal percent, Instant from, String reason, String by, Instant now) {
        return jdbc.sql(
                        """
                        insert into team_price_factor
                            (team_id, percent, effective_from, reason, made_by, created_at)
                        values (:team, :percent, :from, :reason, :by, :now)
                        on conflict (team_id, effective_from) do nothing
                        returning
                        """
                                + COLUMNS)
                .param("team", team.value())
                .param("percent", percent)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(TeamPriceRepository::price)
                .optional();
    }

    private static TeamPrice price(ResultSet row, int number) throws SQLException {
        return new TeamPrice(
                row.getLong("id"),
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getBigDecimal("percent").stripTrailingZeros(),
                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("made_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
