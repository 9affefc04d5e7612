package io.framehouse.jobs.ui;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.jobs.JobResolutions;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the page of jobs of unknown fate asks of the modules. */
@Component
record CasesServices(
        JobResolutions resolutions,
        Teams teams,
        Catalog catalog,
        ProviderAccounts accounts,
        Clock clock) {

    CaseNames names() {
        return new CaseNames(
                teams.all().stream().collect(Collectors.toMap(Team::id, Function.identity())),
                id -> catalog.find(id).map(CatalogModel::title).orElse(id),
                accounts.list().stream()
                        .collect(
                                Collectors.toMap(
                                        ProviderAccount::id, account -> account.data().name())));
    }
}
