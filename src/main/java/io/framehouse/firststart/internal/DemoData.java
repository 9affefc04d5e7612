package io.framehouse.firststart.internal;

import io.framehouse.access.DemoSignIns;
import io.framehouse.access.People;
import io.framehouse.catalog.Allowlist;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.Ledger;
import io.framehouse.shared.Ids;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.StartupConsole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Makes the demo's people and teams in an empty house. */
@Component
@ConditionalOnProperty(name = "framehouse.demo", havingValue = "true", matchIfMissing = true)
class DemoData implements DemoSignIns {
    /** For everybody of the demo; shown on the sign-in page while the demo is on. */
    static final String PASSWORD = "framehouse-demo";

    static final String ADMIN = "admin@framehouse.example";
    static final String FINANCE = "finance@framehouse.example";

    private final People people;
    private final Teams teams;
    private final Ledger ledger;
    private final Budgets budgets;
    private final Allowlist allowlist;

    DemoData(People people, Teams teams, Ledger ledger, Budgets budgets, Allowlist allowlist) {
        this.people = people;
        this.teams = teams;
        this.ledger = ledger;
        this.budgets = budgets;
        this.allowlist = allowlist;
    }

    void makeOnce() {
        if (people.hasPlatformAdmin() || !teams.all().isEmpty()) {
            return;
        }
        StartupConsole.say("making the demo teams");
        person(ADMIN, "Pia Platform", Set.of(PlatformRole.ADMIN));
        person(FINANCE, "Leena Virtanen", Set.of(PlatformRole.FINANCE));
        DemoTeam.all().forEach(this::make);
    }

    @Override
    public List<DemoSignIn> all() {
        return Stream.concat(
                        Stream.of(
                                new DemoSignIn(ADMIN, PASSWORD, "Platform admin"),
                                new DemoSignIn(FINANCE, PASSWORD, "Finance")),
                        DemoTeam.all().stream().flatMap(DemoData::signIns))
                .toList();
    }

    private static Stream<DemoSignIn> signIns(DemoTeam team) {
        return team.people().stream()
                .map(person ->
                        new DemoSignIn(
                                person.email(),
                                PASSWORD,
                                team.name() + ", " + person.role().wire()));
    }

    private void make(DemoTeam demo) {
        Team team = teams.create(new TeamData(demo.name(), demo.zone(), null, null));
        demo.people()
                .forEach(one ->
                        teams.putMember(
                                team.id(), person(one.email(), one.name(), Set.of()), one.role()));
        ledger.grant(team.id(), Ids.next(), demo.grant(), "Demo credits", null);
        budgets.replace(team.id(), List.of(demo.budget()));
        allowlist.replace(team.id(), null, demo.models());
    }

    private UserId person(String email, String name, Set<PlatformRole> roles) {
        return people.findByEmail(email)
                .orElseGet(() -> people.create(email, name, PASSWORD, roles));
    }
}
