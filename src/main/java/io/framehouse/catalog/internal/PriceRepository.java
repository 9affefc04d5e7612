package io.framehouse.catalog.internal;

import io.framehouse.catalog.PriceVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/** The versions of prices. */
@Repository
class PriceRepository {
    private static final String COLUMNS =
            "id, model, effective_from, rule, source, certainty, created_by, created_at";

    private final JdbcClient jdbc;

    PriceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version in force at a moment. */
    Optional<PriceVersion> inForce(String model, Instant at) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                 from price_version
                                where model = :model and effective_from <= :at
                                order by effective_from desc limit 1
                                """)
                .param("model", model)
                .param("at", utc(at))
                .query(PriceRepository::version)
                .optional();
    }

    /** A version that is known to exist. */
    PriceVersion get(long id) {
        return jdbc.sql("select " + COLUMNS + " from price_version where id = :id")
                .param("id", id)
                .query(PriceRepository::version)
                .single();
    }

    List<PriceVersion> versions(@Nullable String model) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                 from price_version
                                where cast(:model as text) is null or model = :model
                                order by model, effective_from desc
                                """)
                .param("model", model)
                .query(PriceRepository::version)
                .list();
    }

    /** Inserts a version; empty where the model has one from that very moment. */
    Optional<PriceVersion> insert(
            String model,
            Instant from,
            ObjectNode rule,
            String source,
            String certainty,
            String by) {
        return jdbc.sql(
                        """
                        insert into price_version
                            (model, effective_from, rule, source, certainty, created_by)
                        values (:model, :from, cast(:rule as jsonb), :source, :certainty, :by)
                        on conflict (model, effective_from) do nothing
                        returning
                        """
                                + COLUMNS)
                .param("model", model)
                .param("from", utc(from))
                .param("rule", rule.toString())
                .param("source", source)
                .param("certainty", certainty)
                .param("by", by)
                .query(PriceRepository::version)
                .optional();
    }

    private static PriceVersion version(ResultSet row, int number) throws SQLException {
        return new PriceVersion(
                row.getLong("id"),
                row.getString("model"),
                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                CatalogJson.object(row.getString("rule")),
                row.getString("source"),
                row.getString("certainty"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
