package io.framehouse.shell;

import com.vaadin.flow.spring.security.AuthenticationContext;
import io.framehouse.access.People;
import io.framehouse.catalog.ModelRequests;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.ui.AskForMore;
import io.framehouse.jobs.Jobs;
import io.framehouse.notices.Notices;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Membership;
import io.framehouse.teams.TeamLife;
import io.framehouse.teams.TeamStanding;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TeamDirectory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the frame around the screens asks of the modules. */
@Component
final class ShellServices {
    private final CurrentActor currentActor;
    private final TeamDirectory directory;
    private final Teams teams;
    private final People people;
    private final Budgets budgets;
    private final Jobs jobs;
    private final Notices notices;
    private final AskForMore ask;
    private final ModelRequests modelRequests;
    private final ObjectProvider<TeamLife> life;
    private final AuthenticationContext authentication;

    ShellServices(
            CurrentActor currentActor,
            TeamDirectory directory,
            Teams teams,
            People people,
            Budgets budgets,
            Jobs jobs,
            Notices notices,
            AskForMore ask,
            ModelRequests modelRequests,
            ObjectProvider<TeamLife> life,
            AuthenticationContext authentication) {
        this.currentActor = currentActor;
        this.directory = directory;
        this.teams = teams;
        this.people = people;
        this.budgets = budgets;
        this.jobs = jobs;
        this.notices = notices;
        this.ask = ask;
        this.modelRequests = modelRequests;
        this.life = life;
        this.authentication = authentication;
    }

    /** Who is signed in; empty on pages for anybody. */
    Optional<Actor> actor() {
        return currentActor.find();
    }

    People people() {
        return people;
    }

    Notices notices() {
        return notices;
    }

    Optional<CurrentTeam> team(String slug) {
        return directory.find(slug);
    }

    /** Whether the team works; empty for those who may not see it. */
    Optional<TeamStanding> standing(CurrentTeam team) {
        return actor().filter(actor -> actor.may(team.id(), Action.VIEW_TEAM))
                .flatMap(actor -> Optional.ofNullable(life.getIfAvailable()))
                .map(known -> known.standing(team.id()));
    }

    List<Membership> memberships(UserId user) {
        return teams.membershipsOf(user);
    }

    /** The team to open where the address names none: the last one, else the first. */
    Optional<CurrentTeam> homeTeam(Actor actor) {
        return LastTeam.slug().flatMap(directory::find).or(() -> firstTeam(actor));
    }

    private Optional<CurrentTeam> firstTeam(Actor actor) {
        return Optional.ofNullable(actor.userId()).stream()
                .flatMap(user -> teams.membershipsOf(user).stream())
                .map(membership -> ShellTeamDirectory.current(membership.team()))
                .findFirst();
    }

    Glance glance(CurrentTeam team) {
        Actor actor = currentActor.get();
        return Glance.of(
                budgets.balance(team.id()), budgets.binding(team.id(), actor.userId(), null));
    }

    /** How many jobs go on; none where the person may not see jobs. */
    long openJobs(CurrentTeam team) {
        return actor().filter(actor -> actor.may(team.id(), Action.VIEW_JOBS)).isPresent()
                ? jobs.countOpen(team.id()).open()
                : 0;
    }

    /** The way to more credits; null for those who may not ask. */
    @Nullable Consumer<Glance> ask(CurrentTeam team) {
        return ask.offered(team)
                ? glance -> ask.open(team, AskForMore.Need.of(glance.tightest().budget()), () -> {})
                : null;
    }

    /** How many requests for more wait for this person's answer. */
    long waitingRequests(CurrentTeam team) {
        return actor().filter(actor -> actor.may(team.id(), Action.MANAGE_BUDGETS)).isPresent()
                ? ask.waitingForMe(team)
                : 0;
    }

    /** How many requests for models wait for this person's answer. */
    long waitingModelRequests(CurrentTeam team) {
        return actor().filter(actor -> actor.may(team.id(), Action.MANAGE_MODELS)).isPresent()
                ? modelRequests.list(team.id()).stream()
                        .filter(request -> request.state() == ModelRequests.State.WAITING)
                        .count()
                : 0;
    }

    void signOut() {
        authentication.logout();
    }
}
