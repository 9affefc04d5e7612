package io.framehouse.catalog.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.ModelUse;
import io.framehouse.catalog.ModelUse.Used;
import io.framehouse.catalog.TypicalPrices;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The models of the catalogue, which of them a team may use, and how far. */
@Component
@Scope("prototype")
class ModelsModel {

    private final Catalog catalog;
    private final Allowlist allowlist;
    private final TypicalPrices prices;
    private final ModelUse use;
    private final Teams teams;
    private final CurrentActor currentActor;
    private final Clock clock;

    ModelsModel(
            Catalog catalog,
            Allowlist allowlist,
            TypicalPrices prices,
            ModelUse use,
            Teams teams,
            CurrentActor currentActor,
            Clock clock) {
        this.catalog = catalog;
        this.allowlist = allowlist;
        this.prices = prices;
        this.use = use;
        this.teams = teams;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    ModelsOverview overview(CurrentTeam team) {
        List<AllowedModel> list = allowlist.list(team.id(), null);
        AllowedModel every = AllowedModel.own(list, AllowedModel.EVERY_MODEL).orElse(null);
        List<CatalogModel> models = catalog.models();
        LocalDate today = LocalDate.ofInstant(clock.instant(), team.zone());
        Map<String, Used> used = use.settled(team.id(), today.withDayOfMonth(1), today);
        Map<String, List<String>> providers = use.providers(models);
        UserId person = currentActor.find().map(Actor::userId).orElse(null);
        return new ModelsOverview(
                every,
                models.stream()
                        .map(model -> {
                            AllowedModel own = AllowedModel.own(list, model.id()).orElse(null);
                            AllowedModel caps = own == null ? every : own;
                            return new ModelRow(
                                    model,
                                    ModelLimits.of(model),
                                    own,
                                    caps,
                                    caps != null && caps.who().includes(person),
                                    prices.of(team.id(), model).orElse(null),
                                    providers.getOrDefault(model.id(), List.of()),
                                    used.get(model.id()));
                        })
                        .toList());
    }

    /**
     * Allows a model that is not on the list.
     *
     * @throws DomainException WRONG_STATE where somebody else did meanwhile
     */
    void allow(CurrentTeam team, AllowedModel wanted) {
        allowlist.change(team.id(), wanted.model(), null, wanted);
    }

    /**
     * Takes a model, and its caps, off the list.
     *
     * @param seen the model's own row as the person saw it
     * @throws DomainException WRONG_STATE where somebody else changed it meanwhile
     */
    void forbid(CurrentTeam team, AllowedModel seen) {
        allowlist.change(team.id(), seen.model(), seen, null);
    }

    /**
     * Saves caps of a model.
     *
     * @param seen the model's own row as the person saw it; null for none
     * @return what somebody else saved meanwhile, where nothing was changed because of it
     */
    Optional<CapsConflict> save(
            CurrentTeam team, String model, @Nullable AllowedModel seen, AllowedModel wanted) {
        try {
            allowlist.change(team.id(), model, seen, wanted);
            return Optional.empty();
        } catch (DomainException refusal) {
            if (!CapsConflict.isTold(refusal)) {
                throw refusal;
            }
            List<AllowedModel> list = allowlist.list(team.id(), null);
            return Optional.of(
                    CapsConflict.of(refusal, AllowedModel.own(list, model).orElse(null)));
        }
    }

    /** Turns leave for all models into one row a model with the same caps. */
    void chooseModels(CurrentTeam team) {
        currentActor.require(team.id(), Action.MANAGE_MODELS);
        List<AllowedModel> chosen =
                overview(team).rows().stream()
                        .filter(ModelRow::allowed)
                        .map(ModelRow::editable)
                        .filter(caps -> caps.resolutions() == null || !caps.resolutions().isEmpty())
                        .toList();
        allowlist.replace(team.id(), null, chosen);
    }

    /** The teams whose list can be copied: for admins of the platform all others. */
    List<Team> sources(CurrentTeam team) {
        return currentActor.get().platformRoles().contains(PlatformRole.ADMIN)
                ? teams.all().stream()
                        .filter(one -> !one.id().equals(team.id()))
                        .sorted(Comparator.comparing(Team::name))
                        .toList()
                : List.of();
    }

    CopiedCaps copies(CurrentTeam team, TeamId from) {
        return CopiedCaps.of(allowlist.list(team.id(), null), copied(team, from));
    }

    /** Gives the team the list of another. */
    void copy(CurrentTeam team, TeamId from) {
        allowlist.replace(team.id(), null, copied(team, from));
    }

    /** Another team's people and keys are nobody here: whom a model is for stays the team's own. */
    private List<AllowedModel> copied(CurrentTeam team, TeamId from) {
        List<AllowedModel> own = allowlist.list(team.id(), null);
        return allowlist.list(from, null).stream()
                .map(theirs ->
                        theirs.forWhom(
                                AllowedModel.counting(own, theirs.model())
                                        .map(AllowedModel::who)
                                        .orElse(Who.EVERYBODY)))
                .toList();
    }
}
