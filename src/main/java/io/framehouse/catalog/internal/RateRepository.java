package io.framehouse.catalog.internal;

import io.framehouse.catalog.ConversionRate;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of the rates between providers' money and credits. */
@Repository
class RateRepository {
    private static final String COLUMNS =
            "id, unit, credits, effective_from, reason, created_by, created_at";

    private final JdbcClient jdbc;

    RateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ConversionRate> list() {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from conversion_rate order by unit, effective_from desc")
                .query(RateRepository::rate)
                .list();
    }

    /** Inserts a version; empty where the unit has one from that very moment. */
    Optional<ConversionRate> insert(
            String unit, BigDecimal credits, Instant from, String reason, String by) {
        return jdbc.sql(
                        """
                        insert into conversion_rate
                            (unit, credits, effective_from, reason, created_by)
                        values (:unit, :credits, :from, :reason, :by)
                        on conflict (unit, effective_from) do nothing
                        returning
                        """
                                + COLUMNS)
                .param("unit", unit)
                .param("credits", credits)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("by", by)
                .query(RateRepository::rate)
                .optional();
    }

    private static ConversionRate rate(ResultSet row, int number) throws SQLException {
        return new ConversionRate(
                row.getLong("id"),
                row.getString("unit"),
                row.getBigDecimal("credits").stripTrailingZeros(),
                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
