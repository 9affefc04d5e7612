package io.framehouse.catalog.internal;

import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.PriceTerms.RateUsed;
import io.framehouse.catalog.PriceTerms.TeamPriceUsed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import io.framehouse.shared.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads all that decides a price in one statement, because every submit waits for it. */
@Repository
class PricingQuery {
    private static final String IN_FORCE =
            """
            select v.id as version, c.id as credits_version, c.credits as credits_rate,
                u.id as usd_version, u.credits as usd_rate, t.id as team_version, t.percent,
                least(
                    (select min(effective_from) from price_version
                        where model = :model and effective_from > :at),
                    (select min(effective_from) from conversion_rate where effective_from > :at),
                    (select min(effective_from) from team_price_factor
                        where team_id = cast(:team as uuid) and effective_from > :at)
                ) as next_change
            from (values (1)) as one
            left join lateral (select id from price_version
                where model = :model and effective_from <= :at
                order by effective_from desc limit 1) v on true
            left join lateral (select id, credits from conversion_rate
                where unit = 'credits' and effective_from <= :at
                order by effective_from desc limit 1) c on true
            left join lateral (select id, credits from conversion_rate
                where unit = 'USD' and effective_from <= :at
                order by effective_from desc limit 1) u on true
            left join lateral (select id, percent from team_price_factor
                where team_id = cast(:team as uuid) and effective_from <= :at
                order by effective_from desc limit 1) t on true
            """;

    private final JdbcClient jdbc;
    private final TeamReads reads;

    PricingQuery(JdbcClient jdbc, TeamReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /**
     * What was, is or will be in force at a moment, as far as it is known. For a team it needs no
     * transaction around it, and is one round trip then.
     *
     * @param team whose price counts, or null for the price book alone
     */
    Pricing at(@Nullable TeamId team, String model, Instant at) {
        Map<String, @Nullable Object> which = new HashMap<>();
        which.put("team", team == null ? null : team.value());
        which.put("model", model);
        which.put("at", at.atOffset(ZoneOffset.UTC));
        return team != null && TenantScope.current() == null
                ? reads.list(team, IN_FORCE, which, PricingQuery::pricing).getFirst()
                : jdbc.sql(IN_FORCE).params(which).query(PricingQuery::pricing).single();
    }

    private static Pricing pricing(ResultSet row, int number) throws SQLException {
        Map<String, RateUsed> rates = new HashMap<>();
        rate(row, "credits", rates, "credits");
        rate(row, "usd", rates, "USD");
        OffsetDateTime next = row.getObject("next_change", OffsetDateTime.class);
        return new Pricing(
                row.getObject("version", Long.class),
                new PriceTerms(rates, teamPrice(row)),
                next == null ? null : next.toInstant());
    }

    private static void rate(ResultSet row, String prefix, Map<String, RateUsed> rates, String unit)
            throws SQLException {
        Long version = row.getObject(prefix + "_version", Long.class);
        if (version != null) {
            rates.put(unit, new RateUsed(version, row.getBigDecimal(prefix + "_rate")));
        }
    }

    private static @Nullable TeamPriceUsed teamPrice(ResultSet row) throws SQLException {
        Long version = row.getObject("team_version", Long.class);
        return version == null ? null : new TeamPriceUsed(version, row.getBigDecimal("percent"));
    }
}
