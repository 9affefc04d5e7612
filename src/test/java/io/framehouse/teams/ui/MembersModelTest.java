package io.framehouse.teams.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Actors;
import io.framehouse.teams.FakeTeams;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MembersModelTest {
    private static final TeamId TEAM = TeamId.random();

    private final FakeTeams teams = new FakeTeams();
    private final UserId aino = teams.with("Aino", TeamRole.OWNER);
    private final UserId mika = teams.with("Mika", TeamRole.MEMBER);
    private final MembersModel model = new MembersModel(teams, Actors.nobodyElse());

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
        assertThatThrownBy(() ->
                        as(
                                mika,
                                TeamRole.MEMBER,
                                () -> model.add(TEAM, "new@nord.example", TeamRole.ADMIN)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("manage_members");
    }

    @Test
    void somebodyWithAnAccountIsAdded() {
        as(aino, TeamRole.OWNER, () -> model.add(TEAM, " new@nord.example ", TeamRole.VIEWER));
        assertThat(teams.members(TEAM)).anyMatch(member -> member.userId().equals(FakeTeams.NEWCOMER));
    }

    @Test
    void anUnknownAddressAndAMemberAreRefused() {
        assertThatThrownBy(() ->
                        as(
                                aino,
                                TeamRole.OWNER,
                                () -> model.add(TEAM, "who@nord.example", TeamRole.VIEWER)))
                .hasMessageStartingWith("Nobody here signs in as who@nord.example.");
        assertThatThrownBy(() ->
                        as(
                                aino,
                                TeamRole.OWNER,
                                () -> model.add(TEAM, "mika@nord.example", TeamRole.VIEWER)))
                .hasMessageContaining("is in this team already");
    }

    private static <T> T as(UserId user, TeamRole role, Supplier<T> work) {
        return CurrentActor.as(Actors.in(TEAM, user, role), work);
    }
}
