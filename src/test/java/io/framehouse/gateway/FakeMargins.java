package io.framehouse.gateway;

import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.MarginReport;
import io.framehouse.shared.Credits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

/** One model that loses half a credit, with another job whose provider reported no cost. */
class FakeMargins implements MarginReport {
    Basis asked;
    Group group;

    @Override
    public Margin margin(Basis basis, Group by) {
        asked = basis;
        group = by;
        Figures figures =
                new Figures(
                        new Lines(2, Credits.of(2), Credits.parse("-0.5")),
                        new Lines(1, Credits.of(7), Credits.ZERO),
                        List.of(new Cost("USD", new BigDecimal("0.0100"), Credits.of(2))));
        return new Margin(
                basis,
                by,
                ZoneOffset.UTC,
                basis instanceof Basis.Month,
                List.of(new Row("q3", "q3", figures)),
                figures,
                GatewaySlice.NOW);
    }

    @Override
    public void writeCsv(Basis basis, Group by, OutputStream target) {
        asked = basis;
        group = by;
        try {
            target.write("id\r\nq3\r\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
