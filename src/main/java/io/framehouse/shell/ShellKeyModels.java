package io.framehouse.shell;

import io.framehouse.access.KeyModels;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Limits keys to models by the keys' own allowlists. */
@Component
@Lazy
final class ShellKeyModels implements KeyModels {
    private static final String EVERY_MODEL = "*";

    private final Catalog catalog;
    private final Allowlist allowlist;

    ShellKeyModels(Catalog catalog, Allowlist allowlist) {
        this.catalog = catalog;
        this.allowlist = allowlist;
    }

    @Override
    public List<Choice> offered(TeamId team) {
        return catalog.models().stream()
                .filter(model -> allowlist.allowed(team, null, model).isPresent())
                .map(model -> new Choice(model.id(), model.title()))
                .toList();
    }

    @Override
    public List<String> limitedTo(TeamId team, KeyId key) {
        List<AllowedModel> list = allowlist.list(team, key);
        return list.stream().anyMatch(row -> row.model().equals(EVERY_MODEL))
                ? List.of()
                : list.stream().map(row -> title(row.model())).toList();
    }

    @Override
    public void limit(TeamId team, KeyId key, Set<String> models) {
        allowlist.replace(team, key, models.stream().sorted().map(AllowedModel::of).toList());
    }

    private String title(String id) {
        return catalog.find(id).map(CatalogModel::title).orElse(id);
    }
}
