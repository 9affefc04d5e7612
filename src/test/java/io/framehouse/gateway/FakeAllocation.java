package io.framehouse.gateway;

import io.framehouse.reports.CostAllocation;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** One cost centre that owes 1.5 credits, and jobs that were booked to none. */
class FakeAllocation implements CostAllocation {
    Basis asked;
    Split split;

    @Override
    public Chargeback chargeback(TeamId team, Basis basis, Split split) {
        asked = basis;
        this.split = split;
        Figures figures =
                new Figures(2, 10, Credits.of(2), Credits.parse("-0.5"), new BigDecimal("0.0075"));
        TeamId of = team == null ? new TeamId(new UUID(0, 1)) : team;
        return new Chargeback(
                basis,
                ZoneOffset.UTC,
                basis instanceof Basis.Month,
                List.of(
                        new Row("film", of, "Studio Nord", figures, new BigDecimal("50.0")),
                        new Row(null, of, "Studio Nord", figures, null)),
                figures,
                GatewaySlice.NOW);
    }

    @Override
    public void writeCsv(TeamId team, Basis basis, Split split, OutputStream target) {
        asked = basis;
        this.split = split;
    }
}
