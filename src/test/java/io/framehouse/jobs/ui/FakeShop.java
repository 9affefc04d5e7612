package io.framehouse.jobs.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.catalog.Route;
import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A catalogue of three models, all allowed at first, and one budget of a member. */
final class FakeShop implements Catalog, Allowlist, Prices, Budgets {
    final Set<String> closed = new HashSet<>();
    Credits left = Credits.of(500);

    @Override
    public List<CatalogModel> models() {
        return List.of(CreateFixtures.LONG, CreateFixtures.FAST, CreateFixtures.SUBJECTS);
    }

    @Override
    public Optional<CatalogModel> find(String modelId) {
        return models().stream().filter(model -> model.id().equals(modelId)).findFirst();
    }

    @Override
    public Leave leave(TeamId team, @Nullable KeyId key, CatalogModel model) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AllowedModel> allowed(TeamId team, @Nullable KeyId key, CatalogModel model) {
        return closed.contains(model.id())
                ? Optional.empty()
                : Optional.of(AllowedModel.of(model.id()));
    }

    @Override
    public Optional<AllowedModel> allowedToSomebody(
            TeamId team, @Nullable KeyId key, CatalogModel model) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<QuoteLine> priceLines(TeamId team, CatalogModel model) {
        return List.of();
    }

    @Override
    public Balance balance(TeamId team) {
        return new Balance(Credits.of(5_000), Credits.ZERO, Credits.ZERO, false, Instant.EPOCH);
    }

    @Override
    public List<BudgetStatus> binding(TeamId team, @Nullable UserId member, @Nullable KeyId key) {
        BudgetData data =
                new BudgetData(
                        BudgetData.Scope.MEMBER,
                        null,
                        BudgetData.Period.MONTH,
                        Credits.of(500),
                        true,
                        List.of());
        Credits spent = Credits.of(500).minus(left);
        return List.of(new BudgetStatus(UUID.randomUUID(), data, spent, Credits.ZERO, null));
    }

    @Override
    public Optional<CatalogModel> findByCall(
            String dialect, String path, @Nullable String providerModel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObjectNode toOurWords(CatalogModel model, String dialect, ObjectNode providerBody) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObjectNode toProviderWords(CatalogModel model, Route route, ObjectNode normalised) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Route> routesFor(CatalogModel model, ObjectNode normalised) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Route> routesFor(
            CatalogModel model, ObjectNode normalised, String dialect, String form) {
        return routesFor(model, normalised).stream()
                .filter(route -> route.dialect().equals(dialect))
                .toList();
    }

    @Override
    public List<AllowedModel> list(TeamId team, @Nullable KeyId key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void change(
            TeamId team, String model, @Nullable AllowedModel seen, @Nullable AllowedModel wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void replace(TeamId team, @Nullable KeyId key, List<AllowedModel> models) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void require(
            TeamId team,
            @Nullable KeyId key,
            CatalogModel model,
            ObjectNode normalised,
            Credits quote) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Quote quote(TeamId team, CatalogModel model, ObjectNode normalised) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CatalogModel> offered(CatalogModel model) {
        return Optional.of(model);
    }

    @Override
    public PriceTerms termsAt(TeamId team, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Credits fromProviderCost(BigDecimal value, String unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BudgetStatus> list(TeamId team) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<BudgetStatus> replace(TeamId team, List<BudgetData> budgets) {
        throw new UnsupportedOperationException();
    }
}
