package io.framehouse.shell;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.ModelUse;
import io.framehouse.catalog.Route;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells of models what the providers' accounts and the reports of usage know. */
@Component
@Lazy
final class ShellModelUse implements ModelUse {
    private static final String MODEL = "model";

    /** Teams may know the names of accounts, and nothing else of them. */
    private static final Actor READER = Actor.system("names of provider accounts");

    private final ProviderAccounts accounts;
    private final UsageReport usage;
    private final CurrentActor currentActor;

    ShellModelUse(ProviderAccounts accounts, UsageReport usage, CurrentActor currentActor) {
        this.accounts = accounts;
        this.usage = usage;
        this.currentActor = currentActor;
    }

    @Override
    public Map<String, List<String>> providers(List<CatalogModel> models) {
        List<ProviderAccount> enabled =
                CurrentActor.as(READER, accounts::list).stream()
                        .filter(account -> account.data().enabled())
                        .toList();
        return models.stream()
                .collect(
                        Collectors.toMap(
                                CatalogModel::id,
                                model ->
                                        enabled.stream()
                                                .filter(account -> makes(account, model))
                                                .map(account -> account.data().name())
                                                .toList()));
    }

    private static boolean makes(ProviderAccount account, CatalogModel model) {
        List<String> named = account.data().models();
        return (named.contains("*") || named.contains(model.id()))
                && model.routes().stream()
                        .map(Route::dialect)
                        .anyMatch(account.data().dialect()::equals);
    }

    @Override
    public Map<String, Used> settled(TeamId team, LocalDate from, LocalDate to) {
        if (!currentActor.get().may(team, Action.VIEW_USAGE)) {
            return Map.of();
        }
        Map<String, Used> used = new HashMap<>();
        usage.totals(team, from, to, List.of(MODEL))
                .rows()
                .forEach(row -> {
                    String model = row.group().get(MODEL);
                    if (model != null) {
                        used.put(model, new Used(row.jobs(), row.settled()));
                    }
                });
        return used;
    }
}
