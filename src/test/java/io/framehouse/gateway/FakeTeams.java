package io.framehouse.gateway;

import io.framehouse.access.People;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Membership;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Teams, members and one person in memory. */
class FakeTeams implements Teams, People {
    static final UserId AINO = new UserId(UUID.fromString("01970000-0000-7000-8000-0000000000aa"));

    private final CurrentActor currentActor;
    final List<Team> teams = new ArrayList<>();
    final List<Member> members = new ArrayList<>();

    FakeTeams(CurrentActor currentActor) {
        this.currentActor = currentActor;
        reset();
    }

    void reset() {
        members.clear();
        teams.clear();
        TeamData data = new TeamData("Film", ZoneId.of("Europe/Helsinki"), "CC-1", 4);
        teams.add(new Team(FakeActor.TEAM, "film", data, false, 7));
    }

    @Override
    public Team create(TeamData data) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        teams.add(new Team(TeamId.random(), "slug-" + teams.size(), data, false, 0));
        return teams.getLast();
    }

    @Override
    public Team get(TeamId id) {
        currentActor.require(id, Action.VIEW_TEAM);
        return teams.stream()
                .filter(team -> team.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("team"));
    }

    @Override
    public Optional<Team> findBySlug(String slug) {
        return Optional.empty();
    }

    @Override
    public List<Team> all() {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        return List.copyOf(teams);
    }

    @Override
    public Team update(TeamId id, TeamData data, boolean suspended, long version) {
        Team before = get(id);
        if (before.version() != version) {
            throw new DomainException(CommonError.WRONG_STATE, "changed meanwhile");
        }
        Team after = new Team(id, before.slug(), data, suspended, version + 1);
        teams.set(teams.indexOf(before), after);
        return after;
    }

    @Override
    public List<Membership> membershipsOf(UserId user) {
        return List.of();
    }

    @Override
    public List<Member> members(TeamId team) {
        return List.copyOf(members);
    }

    @Override
    public Optional<Member> addMember(TeamId team, String email, TeamRole role) {
        return findByEmail(email).map(user -> putMember(team, user, role));
    }

    @Override
    public Member putMember(TeamId team, UserId user, TeamRole role) {
        members.removeIf(member -> member.userId().equals(user));
        members.add(new Member(user, "aino@example.com", "Aino K.", role, GatewaySlice.NOW, null));
        return members.getLast();
    }

    @Override
    public void removeMember(TeamId team, UserId user) {
        members.removeIf(member -> member.userId().equals(user));
    }

    @Override
    public boolean hasPlatformAdmin() {
        return true;
    }

    @Override
    public UserId create(
            String email, String displayName, String password, Set<PlatformRole> roles) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserId createFirstAdmin(String email, String displayName, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<UserId> findByEmail(String email) {
        return email.equals("aino@example.com") ? Optional.of(AINO) : Optional.empty();
    }

    @Override
    public Profile profile(UserId user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void chooseColorScheme(UserId user, String scheme) {}
}
