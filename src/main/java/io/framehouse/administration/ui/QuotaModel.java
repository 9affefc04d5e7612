package io.framehouse.administration.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A team's monthly limit and the models it may use; everything else of both stays as it is. */
final class QuotaModel {
    private static final List<Integer> ALERTS = List.of(80, 100);

    private final Budgets budgets;
    private final Allowlist allowlist;
    private final Catalog catalog;

    QuotaModel(Budgets budgets, Allowlist allowlist, Catalog catalog) {
        this.budgets = budgets;
        this.allowlist = allowlist;
        this.catalog = catalog;
    }

    /** A model's id and its name for people. */
    record Choice(String id, String title) {}

    /** Which models are on: all, or those chosen. */
    record Models(boolean all, Set<String> chosen) {
        Models {
            chosen = Set.copyOf(chosen);
        }
    }

    Optional<BudgetStatus> monthly(TeamId team) {
        return budgets.list(team).stream().filter(one -> isMonthly(one.data())).findFirst();
    }

    /** Sets the limit of the team's month, or takes it away where null. */
    void limitMonth(TeamId team, @Nullable BigDecimal limit) {
        List<BudgetData> before = budgets.list(team).stream().map(BudgetStatus::data).toList();
        Optional<BudgetData> old = before.stream().filter(QuotaModel::isMonthly).findFirst();
        List<BudgetData> after = new ArrayList<>(before);
        after.removeIf(QuotaModel::isMonthly);
        if (limit != null) {
            after.add(
                    new BudgetData(
                            Scope.TEAM,
                            null,
                            Period.MONTH,
                            credits(limit),
                            old.map(BudgetData::hard).orElse(true),
                            old.map(BudgetData::alertAt).orElse(ALERTS),
                            old.map(BudgetData::alertForecast).orElse(true)));
        }
        budgets.replace(team, after);
    }

    List<Choice> choices() {
        return catalog.models().stream().map(QuotaModel::choice).toList();
    }

    Models models(TeamId team) {
        List<AllowedModel> list = allowlist.list(team, null);
        Set<String> ids =
                Set.copyOf(
                        list.stream()
                                .map(AllowedModel::model)
                                .filter(id -> !id.equals(AllowedModel.EVERY_MODEL))
                                .distinct()
                                .toList());
        return new Models(
                list.stream().anyMatch(one -> one.model().equals(AllowedModel.EVERY_MODEL)), ids);
    }

    /** Allows all models, or the chosen ones; caps that the team set on a model stay. */
    void allow(TeamId team, Models wish) {
        List<AllowedModel> before = allowlist.list(team, null);
        List<AllowedModel> after =
                wish.all()
                        ? Stream.concat(
                                        Stream.of(kept(before, AllowedModel.EVERY_MODEL)),
                                        before.stream().filter(QuotaModel::isCapped))
                                .toList()
                        : wish.chosen().stream().sorted().map(id -> kept(before, id)).toList();
        allowlist.replace(team, null, after);
    }

    private static AllowedModel kept(List<AllowedModel> before, String id) {
        return AllowedModel.own(before, id)
                .orElseGet(() -> AllowedModel.of(id).forWhom(whoForAll(before)));
    }

    /** A row of its own must not open to everybody what the row for all keeps for some. */
    private static Who whoForAll(List<AllowedModel> before) {
        return AllowedModel.own(before, AllowedModel.EVERY_MODEL)
                .map(AllowedModel::who)
                .orElse(Who.EVERYBODY);
    }

    private static boolean isCapped(AllowedModel one) {
        return !one.model().equals(AllowedModel.EVERY_MODEL)
                && !one.equals(AllowedModel.of(one.model()));
    }

    private static boolean isMonthly(BudgetData data) {
        return data.scope() == Scope.TEAM && data.period() == Period.MONTH;
    }

    private static Choice choice(CatalogModel model) {
        return new Choice(model.id(), model.title());
    }

    private static Credits credits(BigDecimal limit) {
        try {
            Credits amount = Credits.parse(limit.toPlainString());
            if (!amount.isNegative()) {
                return amount;
            }
        } catch (IllegalArgumentException notAnAmount) {
            // Said below, together with a negative one.
        }
        throw DomainException.invalid(
                "limit",
                "out_of_range",
                limit.toPlainString()
                        + " is no limit. Enter 0 or more credits, or leave it empty.");
    }
}
