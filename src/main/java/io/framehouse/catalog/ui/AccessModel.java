package io.framehouse.catalog.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.KeyAllowlists;
import io.framehouse.catalog.ModelRequests;
import io.framehouse.catalog.ModelRequests.ModelRequest;
import io.framehouse.catalog.ModelRequests.State;
import io.framehouse.catalog.PriceLimits;
import io.framehouse.catalog.ui.WhoOptions.Person;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Requests for models as those see them who asked, and those who answer. */
@Component
@Scope("prototype")
class AccessModel {
    private final ModelRequests requests;
    private final Catalog catalog;
    private final PriceLimits prices;
    private final KeyAllowlists keys;
    private final Allowlist allowlist;
    private final Teams teams;
    private final CurrentActor currentActor;

    AccessModel(
            ModelRequests requests,
            Catalog catalog,
            PriceLimits prices,
            KeyAllowlists keys,
            Allowlist allowlist,
            Teams teams,
            CurrentActor currentActor) {
        this.requests = requests;
        this.catalog = catalog;
        this.prices = prices;
        this.keys = keys;
        this.allowlist = allowlist;
        this.teams = teams;
        this.currentActor = currentActor;
    }

    /** Newest first: everybody's for those who answer, else one's own. */
    List<AccessRow> list(CurrentTeam team) {
        List<ModelRequest> all = requests.list(team.id());
        if (all.isEmpty()) {
            return List.of();
        }
        Map<UserId, String> names =
                teams.members(team.id()).stream()
                        .collect(Collectors.toMap(Member::userId, Member::displayName));
        Actor actor = currentActor.get();
        boolean manages = actor.may(team.id(), Action.MANAGE_MODELS);
        return all.stream()
                .map(one ->
                        new AccessRow(
                                team,
                                one,
                                catalog.find(one.model())
                                        .map(CatalogModel::title)
                                        .orElse(one.model()),
                                names.getOrDefault(one.requestedBy(), "Somebody who left"),
                                one.requestedBy().equals(actor.userId()),
                                manages && one.state() == State.WAITING))
                .toList();
    }

    /** Whether the person needs others' leave; whoever manages models just switches them on. */
    boolean mayAsk(CurrentTeam team) {
        Actor actor = currentActor.get();
        return actor.may(team.id(), Action.SUBMIT_JOB)
                && !actor.may(team.id(), Action.MANAGE_MODELS);
    }

    /** {@code Aino K. and Pekka L.}: who can answer. */
    String answerers(CurrentTeam team) {
        List<String> names =
                teams.members(team.id()).stream()
                        .filter(member ->
                                member.role() == TeamRole.OWNER || member.role() == TeamRole.ADMIN)
                        .map(Member::displayName)
                        .toList();
        return switch (names.size()) {
            case 0 -> "the platform's admins";
            case 1 -> names.getFirst();
            case 2 -> names.getFirst() + " and " + names.getLast();
            default -> names.getFirst() + " and " + (names.size() - 1) + " others";
        };
    }

    void ask(CurrentTeam team, String model, String reason) {
        requests.ask(team.id(), model, reason);
    }

    void approve(AccessRow row, Start start, AllowedModel caps, String note) {
        requests.approve(row.team().id(), row.request().id(), start.seen(), caps, note);
    }

    void decline(AccessRow row, String reason) {
        requests.decline(row.team().id(), row.request().id(), reason);
    }

    void withdraw(AccessRow row) {
        requests.withdraw(row.team().id(), row.request().id());
    }

    /**
     * What an approval begins with.
     *
     * @param seen the model's own row; null where it has none
     * @param caps that row, else the one for all models, else none; whoever asks is among the
     *     chosen
     */
    record Start(@Nullable AllowedModel seen, AllowedModel caps) {}

    Start start(AccessRow row, ModelLimits limits) {
        String model = row.request().model();
        UserId asker = row.request().requestedBy();
        List<AllowedModel> list = allowlist.list(row.team().id(), null);
        Optional<AllowedModel> own = AllowedModel.own(list, model);
        AllowedModel caps =
                own.or(() ->
                                AllowedModel.own(list, AllowedModel.EVERY_MODEL)
                                        .map(all -> CapsWords.forModel(all, model, limits)))
                        .orElseGet(() -> AllowedModel.of(model));
        return new Start(
                own.orElse(null),
                caps.who().everybody() ? caps : caps.forWhom(with(caps.who(), asker)));
    }

    private static Who with(Who who, UserId person) {
        Set<UserId> members = new HashSet<>(who.members());
        members.add(person);
        return Who.chosen(members, who.keys());
    }

    /** Whom a model can be for: the members who may use models at all, and the working keys. */
    WhoOptions options(CurrentTeam team) {
        List<Person> members =
                teams.members(team.id()).stream()
                        .filter(member ->
                                member.role() != TeamRole.VIEWER
                                        && member.role() != TeamRole.BILLING)
                        .map(member -> new Person(member.userId(), member.displayName()))
                        .sorted(Comparator.comparing(Person::name))
                        .toList();
        boolean manages = currentActor.get().may(team.id(), Action.MANAGE_MODELS);
        return new WhoOptions(members, manages ? keys.working(team.id()) : List.of());
    }

    /** What the model can do; empty where the catalogue no longer has it. */
    Optional<ModelLimits> limits(AccessRow row) {
        return catalog.find(row.request().model()).map(ModelLimits::of);
    }

    /** Such as {@code 2 keys could do more and are limited too.}; empty where none is touched. */
    String keysNarrowed(CurrentTeam team, AllowedModel before, AllowedModel after) {
        int count = keys.narrowed(team.id(), before, after);
        return switch (count) {
            case 0 -> "";
            case 1 -> " 1 key could do more and is limited too.";
            default -> " " + count + " keys could do more and are limited too.";
        };
    }

    /** The most that one job can cost under these caps. */
    Optional<Credits> dearest(CurrentTeam team, AllowedModel caps) {
        return catalog.find(caps.model()).flatMap(model -> prices.dearest(team.id(), model, caps));
    }
}
