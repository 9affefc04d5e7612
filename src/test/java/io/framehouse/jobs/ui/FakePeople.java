package io.framehouse.jobs.ui;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Membership;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One admin, one member. */
final class FakePeople implements Teams {
    @Override
    public List<Member> members(TeamId team) {
        return List.of(member("Pekka L.", TeamRole.ADMIN), member("Mika P.", TeamRole.MEMBER));
    }

    private static Member member(String name, TeamRole role) {
        return new Member(UserId.random(), name + "@nord.example", name, role, Instant.EPOCH, null);
    }

    @Override
    public Team create(TeamData data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Team get(TeamId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Team> findBySlug(String slug) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Team> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Team update(TeamId id, TeamData data, boolean suspended, long version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Membership> membershipsOf(UserId user) {
        throw new UnsupportedOperationException();
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
}
