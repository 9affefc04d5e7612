package io.framehouse.shell;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageSeries;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Balances, budgets, usage, models and signals of the fake teams. */
final class FakeMoney implements Budgets, UsageReport, Allowlist, LiveFeed {
    private final Set<Consumer<Signal>> listeners = new CopyOnWriteArraySet<>();
    volatile Credits spent = Credits.of(20);

    @Override
    public Balance balance(TeamId team) {
        if (team.equals(FakeTeam.LONG.id())) {
            return new Balance(
                    Credits.parse("128400.5"), Credits.ZERO, Credits.ZERO, false, Instant.now());
        }
        return new Balance(
                Credits.of(5_000), Credits.of(1_680), Credits.of(180), false, Instant.now());
    }

    @Override
    public List<BudgetStatus> list(TeamId team) {
        return binding(team, null, null);
    }

    @Override
    public List<BudgetStatus> binding(TeamId team, @Nullable UserId member, @Nullable KeyId key) {
        if (!team.equals(FakeTeam.NORD.id())) {
            return List.of();
        }
        BudgetData data =
                new BudgetData(
                        BudgetData.Scope.MEMBER,
                        UUID.randomUUID(),
                        BudgetData.Period.MONTH,
                        Credits.of(500),
                        true,
                        List.of(80));
        Instant resets = Instant.now().plus(Duration.ofDays(10));
        return List.of(new BudgetStatus(UUID.randomUUID(), data, spent, Credits.of(60), resets));
    }

    @Override
    public List<BudgetStatus> replace(TeamId team, List<BudgetData> budgets) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ZoneId zone(@Nullable TeamId team) {
        return ZoneOffset.UTC;
    }

    @Override
    public Usage totals(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            List<String> groupBy) {
        List<UsageRow> rows =
                IntStream.range(0, 30)
                        .filter(day -> day % 7 < 5)
                        .mapToObj(day ->
                                new UsageRow(
                                        Map.of("day", from.plusDays(day).toString()),
                                        2,
                                        10,
                                        Credits.of(20 + (day * 37) % 90)))
                        .toList();
        Credits sum = rows.stream().map(UsageRow::settled).reduce(Credits.ZERO, Credits::plus);
        return new Usage(rows, 44, 220, sum);
    }

    @Override
    public UsageSeries series(
            TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            UsageSeries.Step step) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<UsageEntry> lines(
            TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            Set<UsageEntry.Kind> kinds,
            PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeCsv(@Nullable TeamId team, LocalDate from, LocalDate to, OutputStream target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AllowedModel> list(TeamId team, @Nullable KeyId key) {
        return List.of(AllowedModel.of("viduq3-pro"), AllowedModel.of("viduq2-turbo"));
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
    public Leave leave(TeamId team, @Nullable KeyId key, CatalogModel model) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AllowedModel> allowedToSomebody(
            TeamId team, @Nullable KeyId key, CatalogModel model) {
        return Optional.empty();
    }

    @Override
    public Optional<AllowedModel> allowed(TeamId team, @Nullable KeyId key, CatalogModel model) {
        return Optional.empty();
    }

    @Override
    public void require(
            TeamId team,
            @Nullable KeyId key,
            CatalogModel model,
            ObjectNode normalised,
            Credits quote) {}

    @Override
    public void changed(Signal signal) {
        listeners.forEach(listener -> listener.accept(signal));
    }

    @Override
    public Subscription subscribe(TeamId team, Consumer<Signal> listener) {
        Consumer<Signal> ofTeam =
                signal -> {
                    if (signal.team().equals(team)) {
                        listener.accept(signal);
                    }
                };
        listeners.add(ofTeam);
        return () -> listeners.remove(ofTeam);
    }

    int listenerCount() {
        return listeners.size();
    }
}
