package io.framehouse.catalog.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.internal.AllowedModelRepository.Asker;
import io.framehouse.catalog.internal.AllowedModelRepository.LastChange;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leave to use models. Within one list a row for the model itself stands before the row for all;
 * between team and key both lists bind.
 */
@Service
final class AllowlistService implements Allowlist {
    private final AllowedModelRepository rows;
    private final AllowlistCheck check;
    private final ChosenCheck chosen;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;

    AllowlistService(
            AllowedModelRepository rows,
            AllowlistCheck check,
            ChosenCheck chosen,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit) {
        this.rows = rows;
        this.check = check;
        this.chosen = chosen;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    @Override
    public List<AllowedModel> list(TeamId team, @Nullable KeyId key) {
        currentActor.require(team, Action.VIEW_MODELS);
        return transactions.inTeam(team, () -> rows.list(team, key));
    }

    @Override
    public void replace(TeamId team, @Nullable KeyId key, List<AllowedModel> models) {
        Actor actor = currentActor.require(team, Action.MANAGE_MODELS);
        check.requireValid(models, key == null);
        try {
            transactions.runInTeam(
                    team,
                    () -> {
                        chosen.requireKnown(team, models);
                        replaceNow(team, key, models, actor.label());
                    });
        } catch (DataIntegrityViolationException unknown) {
            boolean ofKey = String.valueOf(unknown.getMessage()).contains("allowed_model_key_fk");
            throw DomainException.notFound(ofKey ? "key" : "team");
        }
    }

    @Override
    public void change(
            TeamId team, String model, @Nullable AllowedModel seen, @Nullable AllowedModel wanted) {
        Actor actor = currentActor.require(team, Action.MANAGE_MODELS);
        if (wanted != null) {
            check.requireValid(List.of(wanted), true);
        }
        transactions.runInTeam(
                team,
                () -> {
                    chosen.requireKnown(team, wanted == null ? List.of() : List.of(wanted));
                    rows.lock(team, null);
                    List<AllowedModel> list = new ArrayList<>(rows.list(team, null));
                    AllowedModel now = AllowedModel.own(list, model).orElse(null);
                    if (!Objects.equals(now, seen)) {
                        throw changedMeanwhile(team, model, now != null);
                    }
                    list.removeIf(row -> row.model().equals(model));
                    if (wanted != null) {
                        list.add(wanted);
                    }
                    replaceNow(team, null, list, actor.label());
                });
    }

    /** A row that is gone no longer tells who took it. */
    private DomainException changedMeanwhile(TeamId team, String model, boolean there) {
        LastChange last = there ? rows.lastChange(team, model).orElse(null) : null;
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("model", model);
        details.put("changed_by", last == null ? null : last.by());
        details.put("changed_at", last == null ? null : last.at().toString());
        return new DomainException(
                CommonError.WRONG_STATE,
                (last == null ? "Somebody else" : last.by())
                        + " changed what "
                        + model
                        + " is allowed"
                        + (last == null ? "" : " at " + last.at())
                        + ". Nothing was saved; read the list again and repeat your change.",
                details);
    }

    private void replaceNow(
            TeamId team, @Nullable KeyId key, List<AllowedModel> models, String by) {
        rows.lock(team, key);
        List<AllowedModel> before = rows.list(team, key);
        // Rows that stay as they are keep the name of whoever made them so.
        before.stream()
                .filter(row -> !models.contains(row))
                .forEach(row -> rows.delete(team, key, row.model()));
        models.stream()
                .filter(row -> !before.contains(row))
                .forEach(row -> rows.insert(team, key, row, by));
        audit.record(
                team,
                new AuditTrail.Change(
                        "allowlist.changed",
                        key == null ? "team" : "api_key",
                        key == null ? team.toString() : key.toString(),
                        Map.of("models", AllowedModelWords.of(before)),
                        Map.of("models", AllowedModelWords.of(models)),
                        null));
    }

    @Override
    public Leave leave(TeamId team, @Nullable KeyId key, CatalogModel model) {
        Actor actor = requireUse(team);
        boolean system = key == null && actor.kind() == Actor.Kind.SYSTEM;
        return leave(team, new Asker(key, actor.userId(), system), model);
    }

    private Leave leave(TeamId team, Asker asker, CatalogModel model) {
        return new ListsLeave(model, asker, rows.lists(team, asker));
    }

    @Override
    public Optional<AllowedModel> allowed(TeamId team, @Nullable KeyId key, CatalogModel model) {
        return leave(team, key, model).caps();
    }

    @Override
    public Optional<AllowedModel> allowedToSomebody(
            TeamId team, @Nullable KeyId key, CatalogModel model) {
        requireUse(team);
        return leave(team, new Asker(key, null, true), model).caps();
    }

    @Override
    public void require(
            TeamId team,
            @Nullable KeyId key,
            CatalogModel model,
            ObjectNode normalised,
            Credits quote) {
        leave(team, key, model).require(normalised, quote);
    }

    /** A key that may only submit must still be told what it may not submit. */
    private Actor requireUse(TeamId team) {
        Actor actor = currentActor.get();
        return actor.may(team, Action.SUBMIT_JOB)
                ? actor
                : currentActor.require(team, Action.VIEW_MODELS);
    }
}
