package io.framehouse.shell;

import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Membership;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Two teams with one person, for looking at the shell without a database. */
final class FakeTeam implements Teams, People {
    static final UserId AINO = UserId.random();
    static final Team NORD = team("nord", "Studio Nord");
    static final Team LONG = team("long", "Northern Lights Documentary Department B");
    static final Team NEW = team("new", "Brand New Team");
    static final Team STRANGERS = team("strangers", "Strangers");

    private static Team team(String slug, String name) {
        TeamData data = new TeamData(name, ZoneId.of("Europe/Helsinki"), null, null);
        return new Team(TeamId.random(), slug, data, false, 0);
    }

    static Actor aino() {
        return Actor.person(
                AINO,
                "Aino K.",
                Set.of(PlatformRole.FINANCE),
                Map.of(
                        NORD.id(), TeamRole.OWNER,
                        LONG.id(), TeamRole.MEMBER,
                        NEW.id(), TeamRole.ADMIN));
    }

    @Override
    public Team create(TeamData data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Team get(TeamId id) {
        return all().stream().filter(team -> team.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public Optional<Team> findBySlug(String slug) {
        return Stream.of(NORD, LONG, NEW, STRANGERS)
                .filter(team -> team.slug().equals(slug))
                .findFirst();
    }

    @Override
    public List<Team> all() {
        return List.of(NEW, LONG, NORD);
    }

    @Override
    public Team update(TeamId id, TeamData data, boolean suspended, long version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Membership> membershipsOf(UserId user) {
        return List.of(
                new Membership(NORD, TeamRole.OWNER),
                new Membership(LONG, TeamRole.MEMBER),
                new Membership(NEW, TeamRole.ADMIN));
    }

    @Override
    public List<Member> members(TeamId team) {
        return List.of(
                new Member(
                        AINO, "aino@example.com", "Aino K.", TeamRole.OWNER, Instant.EPOCH, null));
    }

    @Override
    public Optional<Member> addMember(TeamId team, String email, TeamRole role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Member putMember(TeamId team, UserId user, TeamRole role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeMember(TeamId team, UserId user) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasPlatformAdmin() {
        return true;
    }

    @Override
    public UserId createFirstAdmin(String email, String displayName, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserId create(
            String email, String displayName, String password, Set<PlatformRole> roles) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<UserId> findByEmail(String email) {
        return Optional.empty();
    }

    @Override
    public Profile profile(UserId user) {
        return new Profile(user, "aino@example.com", "Aino Kallio", "system");
    }

    @Override
    public void chooseColorScheme(UserId user, String scheme) {}
}
