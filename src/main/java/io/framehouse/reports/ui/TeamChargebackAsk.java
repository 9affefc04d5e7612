package io.framehouse.reports.ui;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.reports.CostAllocation.Split;
import io.framehouse.shared.Wire;
import java.time.YearMonth;

/** What the page of a team's cost centres shows, as its address says it. */
record TeamChargebackAsk(YearMonth month, Split split) {
    /** What cannot be read is this month, and not split. */
    static TeamChargebackAsk read(QueryParameters asked, YearMonth running) {
        return new TeamChargebackAsk(
                asked.getSingleParameter("month")
                        .map(text -> AllocationAddress.month(text, running))
                        .orElse(running),
                asked.getSingleParameter("split")
                        .flatMap(word -> Wire.parse(Split.class, word))
                        .orElse(Split.NONE));
    }

    TeamChargebackAsk of(YearMonth other) {
        return new TeamChargebackAsk(other, split);
    }

    TeamChargebackAsk by(Split other) {
        return new TeamChargebackAsk(month, other);
    }

    String query() {
        return "month=" + month + (split == Split.NONE ? "" : "&split=" + Wire.of(split));
    }
}
