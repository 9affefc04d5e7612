package io.framehouse.reports.ui;

import com.vaadin.flow.component.html.Div;
import io.framehouse.reports.UsageFigures;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.KpiCard;
import io.framehouse.ui.MoneyText;
import org.jspecify.annotations.Nullable;

/** The four figures above the charts, with the period before where that was asked for. */
final class UsageCards extends Div {
    private final UsageFigures total;
    private final @Nullable UsageFigures before;

    UsageCards(UsageFacts facts) {
        this.total = facts.usage().total();
        this.before = facts.before() == null ? null : facts.before().total();
        addClassName("usage__cards");
        add(
                new KpiCard("Settled", MoneyText.kpi(total.settled()), settled()),
                KpiCard.of("Jobs", UsageNumbers.count(total.jobs()), jobs()),
                KpiCard.of(
                        "Success",
                        UsageNumbers.percentText(UsageNumbers.success(total)),
                        success()));
        UsageMoney money = facts.money();
        add(
                money == null
                        ? new KpiCard(
                                "Refunded",
                                MoneyText.kpi(total.refunded()),
                                "share of settled "
                                        + UsageNumbers.percentText(UsageNumbers.refunded(total)))
                        : new KpiCard(
                                "Held now",
                                MoneyText.kpi(money.held()),
                                "by jobs not settled yet"));
    }

    private String settled() {
        UsageFigures then = before;
        if (then != null) {
            return UsageNumbers.change(total.settled(), then.settled())
                    + " against "
                    + CreditsFormat.shortText(then.settled())
                    + " before";
        }
        return total.providerCost().isEmpty()
                ? "credits that left the budget"
                : "providers reported " + UsageNumbers.providerCost(total.providerCost());
    }

    private String jobs() {
        UsageFigures then = before;
        if (then != null) {
            return UsageNumbers.count(then.jobs()) + " before";
        }
        return total.jobs() == 0
                ? "settled in this period"
                : CreditsFormat.shortText(perJob())
                        + " and "
                        + total.seconds() / total.jobs()
                        + " s of video each";
    }

    private String success() {
        UsageFigures then = before;
        if (then != null) {
            return UsageNumbers.percentText(UsageNumbers.success(then)) + " before";
        }
        return UsageNumbers.count(total.failed())
                + " failed, "
                + CreditsFormat.shortText(total.refunded())
                + " given back";
    }

    private Credits perJob() {
        return UsageNumbers.per(total.settled(), total.jobs());
    }
}
