package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Credits;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetFilterTest {
    private final BudgetRow usedUp = row("Mika Peltonen", 80);
    private final BudgetRow near = row("Aino Koskinen", 90);
    private final BudgetRow within = row("Otto", 500);
    private final List<BudgetRow> all = List.of(usedUp, near, within);

    @Test
    void theAddressSaysWhatIsListed() {
        BudgetFilter filter = BudgetFilter.of(QueryParameters.fromString("q=pel&state=used-up"));
        assertThat(filter.of(all)).containsExactly(usedUp);
        assertThat(filter.query().getQueryString()).isEqualTo("q=pel&state=used-up");
    }

    @Test
    void eachStateKeepsItsOwn() {
        assertThat(new BudgetFilter("", BudgetFilter.State.NEAR).of(all)).containsExactly(near);
        assertThat(new BudgetFilter("", BudgetFilter.State.RAISED).of(all)).isEmpty();
        assertThat(new BudgetFilter("", null).of(all)).isEqualTo(all);
    }

    @Test
    void aWordThatIsNoStateIsNoFilter() {
        assertThat(BudgetFilter.of(QueryParameters.fromString("state=broke")).isActive()).isFalse();
    }

    private static BudgetRow row(String subject, long limit) {
        return new BudgetRow(
                new FakeLimits()
                        .with(
                                new BudgetData(
                                        Scope.MEMBER,
                                        UUID.randomUUID(),
                                        Period.MONTH,
                                        Credits.of(limit),
                                        true,
                                        List.of())),
                subject,
                List.of(),
                null);
    }
}
