package io.framehouse.reports.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the versions of the rate for USD. */
@Repository
class FocusRateQuery {
    private final JdbcClient jdbc;

    FocusRateQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FocusRates load() {
        Map<Instant, BigDecimal> rates = new TreeMap<>();
        jdbc.sql("select effective_from, credits from report_conversion_rate where unit = 'USD'")
                .query((row, number) ->
                        rates.put(
                                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                                row.getBigDecimal("credits")))
                .list();
        return new FocusRates(rates);
    }
}
