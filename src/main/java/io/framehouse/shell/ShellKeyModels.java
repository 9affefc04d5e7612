package io.framehouse.shell;

import io.framehouse.access.KeyCaps;
import io.framehouse.access.KeyModels;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Limits keys to models by the keys' own allowlists. */
@Component
@Lazy
final class ShellKeyModels implements KeyModels {
    private final Catalog catalog;
    private final Allowlist allowlist;

    ShellKeyModels(Catalog catalog, Allowlist allowlist) {
        this.catalog = catalog;
        this.allowlist = allowlist;
    }

    @Override
    public Offer offered(TeamId team) {
        List<CatalogModel> models =
                catalog.models().stream()
                        .filter(model -> allowlist.allowedToSomebody(team, null, model).isPresent())
                        .toList();
        Set<String> resolutions = new LinkedHashSet<>();
        models.forEach(model -> resolutions.addAll(resolutions(model)));
        return new Offer(
                models.stream()
                        .map(model -> new Choice(model.id(), model.title()))
                        .sorted(Comparator.comparing(Choice::title))
                        .toList(),
                resolutions.stream().sorted(Comparator.comparing(ShellKeyModels::lines)).toList(),
                models.stream().mapToInt(ShellKeyModels::longest).max().orElse(0));
    }

    @Override
    public Limits limits(TeamId team, KeyId key) {
        return KeyRows.limits(allowlist.list(team, key), this::title, this::offeredBy);
    }

    @Override
    public void limit(TeamId team, KeyId key, Limits limits) {
        KeyCaps caps = limits.caps();
        List<AllowedModel> rows =
                limits.models().isEmpty()
                        ? KeyRows.forAll(caps)
                        : limits.models().stream()
                                .map(Choice::id)
                                .sorted()
                                .map(id -> KeyRows.row(id, caps, offeredBy(id)))
                                .toList();
        allowlist.replace(team, key, rows);
        limits.models().forEach(model -> requireUsable(team, key, model));
    }

    /**
     * A key for a model that nothing could be made with would only be found out by its program.
     * Whether the model is for this key is another matter: a new key can be chosen only afterwards.
     */
    private void requireUsable(TeamId team, KeyId key, Choice choice) {
        Optional<CatalogModel> model = catalog.find(choice.id());
        if (model.flatMap(one -> allowlist.allowedToSomebody(team, key, one)).isEmpty()) {
            throw DomainException.invalid(
                    "models",
                    "impossible",
                    choice.title()
                            + " could not be used at all within these limits and the team's."
                            + " Loosen them, or leave the model out.");
        }
    }

    private List<String> offeredBy(String id) {
        return catalog.find(id).map(ShellKeyModels::resolutions).orElse(List.of());
    }

    private String title(String id) {
        return catalog.find(id).map(CatalogModel::title).orElse(id);
    }

    private static List<String> resolutions(CatalogModel model) {
        return field(model, "resolution")
                .map(field -> field.options().stream().map(FormField.Option::value).toList())
                .orElse(List.of());
    }

    private static int longest(CatalogModel model) {
        return field(model, "duration").map(FormField::max).map(Integer::intValue).orElse(0);
    }

    private static Optional<FormField> field(CatalogModel model, String name) {
        return model.fields().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** {@code 720p} has 720 lines. */
    private static int lines(String resolution) {
        String digits = resolution.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
