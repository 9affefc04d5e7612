package io.framehouse.teams.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Actors;
import io.framehouse.teams.FakeTeams;
import io.framehouse.teams.Member;
import io.framehouse.teams.Ownership;
import io.framehouse.teams.Team;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MembersModelTest {
    private static final TeamId TEAM = TeamId.random();

    private final FakeTeams teams = new FakeTeams();
    private final UserId aino = teams.with("Aino", TeamRole.OWNER);
    private final UserId mika = teams.with("Mika", TeamRole.MEMBER);
    private final MembersModel model =
            new MembersModel(teams, new FakeOwnership(teams), Actors.nobodyElse());

    @Test
    void theOnlyOwnerIsNeitherChangedNorRemoved() {
        List<MemberRow> rows = as(aino, TeamRole.OWNER, () -> model.rows(TEAM));
        assertThat(rows.get(0).onlyOwner()).isTrue();
        assertThat(rows.get(0).roles()).isEmpty();
        assertThat(rows.get(0).removable()).isFalse();
        assertThat(rows.get(0).you()).isTrue();
        assertThat(rows.get(1).roles()).contains(TeamRole.OWNER);
        assertThat(rows.get(1).removable()).isTrue();
    }

    @Test
    void adminsNeitherMakeNorChangeOwners() {
        teams.with("Otto", TeamRole.OWNER);
        List<MemberRow> rows = as(UserId.random(), TeamRole.ADMIN, () -> model.rows(TEAM));
        assertThat(rows.get(0).roles()).isEmpty();
        assertThat(rows.get(1).roles()).doesNotContain(TeamRole.OWNER);
    }

    @Test
    void membersOnlyRead() {
        List<MemberRow> rows = as(mika, TeamRole.MEMBER, () -> model.rows(TEAM));
        assertThat(rows).noneMatch(MemberRow::removable);
        assertThat(rows).allMatch(row -> row.roles().isEmpty());
        assertThat(as(mika, TeamRole.MEMBER, () -> model.roles(TEAM))).isEmpty();
    }

    @Test
    void everybodyButTheOnlyOwnerMayLeave() {
        assertThat(as(mika, TeamRole.MEMBER, () -> MembersModel.canLeave(model.rows(TEAM))))
                .isTrue();
        assertThat(as(aino, TeamRole.OWNER, () -> MembersModel.canLeave(model.rows(TEAM))))
                .isFalse();
        UserId stranger = UserId.random();
        assertThat(as(stranger, TeamRole.ADMIN, () -> MembersModel.canLeave(model.rows(TEAM))))
                .isFalse();
        as(
                mika,
                TeamRole.MEMBER,
                () -> {
                    model.leave(TEAM);
                    return mika;
                });
        assertThat(teams.members(TEAM)).extracting(Member::userId).containsExactly(aino);
    }

    @Test
    void aTeamIsHandedOverToOneOfTheOthers() {
        List<MemberRow> rows = as(aino, TeamRole.OWNER, () -> model.rows(TEAM));
        assertThat(MembersModel.others(rows)).extracting(Member::userId).containsExactly(mika);
        as(
                aino,
                TeamRole.OWNER,
                () -> {
                    model.handOver(TEAM, mika);
                    return mika;
                });
        assertThat(teams.members(TEAM))
                .filteredOn(member -> member.userId().equals(mika))
                .extracting(Member::role)
                .containsExactly(TeamRole.OWNER);
    }

    private static <T> T as(UserId user, TeamRole role, Supplier<T> work) {
        return CurrentActor.as(Actors.in(TEAM, user, role), work);
    }

    /** Makes the heir owner and nothing more. */
    private record FakeOwnership(FakeTeams teams) implements Ownership {
        @Override
        public void handOver(TeamId team, UserId to) {
            teams.putMember(team, to, TeamRole.OWNER);
        }

        @Override
        public List<Team> ownedOnlyBy(UserId user) {
            return List.of();
        }
    }
}
