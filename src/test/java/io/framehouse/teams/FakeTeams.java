package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One team's members in memory; all else is refused. */
public final class FakeTeams implements Teams {
    public static final UserId NEWCOMER = UserId.random();

    private final List<Member> members = new ArrayList<>();

    public UserId with(String name, TeamRole role) {
        UserId user = UserId.random();
        members.add(member(user, name, role));
        return user;
    }

    private static Member member(UserId user, String name, TeamRole role) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + "@nord.example";
        return new Member(user, email, name, role, Instant.EPOCH, null);
    }

    @Override
    public List<Member> members(TeamId team) {
        return List.copyOf(members);
    }

    /** One address is somebody's who is in no team yet. */
    @Override
    public Optional<Member> addMember(TeamId team, String email, TeamRole role) {
        return email.equals("new@nord.example")
                ? Optional.of(putMember(team, NEWCOMER, role))
                : Optional.empty();
    }

    @Override
    public Member putMember(TeamId team, UserId user, TeamRole role) {
        Member member = member(user, "Added", role);
        members.removeIf(one -> one.userId().equals(user));
        members.add(member);
        return member;
    }

    @Override
    public void removeMember(TeamId team, UserId user) {
        members.removeIf(one -> one.userId().equals(user));
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
        return Optional.empty();
    }

    @Override
    public List<Team> all() {
        return List.of();
    }

    @Override
    public Team update(TeamId id, TeamData data, boolean suspended, long version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Membership> membershipsOf(UserId user) {
        return List.of();
    }
}
