package io.framehouse.reports.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
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

    /** Empty where no rate for USD was ever published. */
    Optional<FocusRates> find() {
        Map<Instant, BigDecimal> rates = read();
        return rates.isEmpty() ? Optional.empty() : Optional.of(new FocusRates(rates));
    }

    FocusRates load() {
        return new FocusRates(read());
    }

    private Map<Instant, BigDecimal> read() {
        Map<Instant, BigDecimal> rates = new TreeMap<>();
        jdbc.sql("select effective_from, credits from report_conversion_rate where unit = 'USD'")
                .query((row, number) ->
                        rates.put(
                                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                                row.getBigDecimal("credits")))
                .list();
        return rates;
    }
}
