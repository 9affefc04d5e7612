package io.framehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.Actor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.ui.CurrentTeam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NavigationItemsTest {
    private static final CurrentTeam TEAM = ShellTeamDirectory.current(FakeTeam.NORD);

    @Test
    void membersSeeWorkAndTheirTeam() {
        assertThat(paths(inTeam(TeamRole.MEMBER), TEAM))
                .containsExactly(
                        "t/nord",
                        "t/nord/jobs",
                        "t/nord/gallery",
                        "t/nord/collections",
                        "t/nord/library",
                        "t/nord/budgets",
                        "t/nord/keys",
                        "t/nord/models",
                        "t/nord/members",
                        "t/nord/usage",
                        "t/nord/downloads");
    }

    @Test
    void webhooksAreForThoseWhoRunTheTeamAndNotForThePlatform() {
        assertThat(paths(inTeam(TeamRole.OWNER), TEAM)).contains("t/nord/webhooks");
        assertThat(paths(inTeam(TeamRole.ADMIN), TEAM)).contains("t/nord/webhooks");
        Actor admin = Actor.person(UserId.random(), "Ad", Set.of(PlatformRole.ADMIN), Map.of());
        assertThat(paths(admin, TEAM)).contains("t/nord/keys").doesNotContain("t/nord/webhooks");
    }

    @Test
    void billingSeesNoVideos() {
        assertThat(paths(inTeam(TeamRole.BILLING), TEAM))
                .containsExactly(
                        "t/nord",
                        "t/nord/budgets",
                        "t/nord/members",
                        "t/nord/usage",
                        "t/nord/downloads");
    }

    @Test
    void financeSeesReportsAndNoVideosOfOtherTeams() {
        Actor finance = Actor.person(UserId.random(), "Fi", Set.of(PlatformRole.FINANCE), Map.of());
        assertThat(paths(finance, null))
                .containsExactly(
                        "finance/usage",
                        "finance/allocation",
                        "finance/close",
                        "finance/bills",
                        "finance/downloads",
                        "admin/prices",
                        "admin/proof");
        assertThat(paths(finance, TEAM)).doesNotContain("t/nord/jobs", "t/nord/gallery");
    }

    @Test
    void platformAdminsWithoutATeamSeeThePlatform() {
        Actor admin = Actor.person(UserId.random(), "Ad", Set.of(PlatformRole.ADMIN), Map.of());
        assertThat(paths(admin, null))
                .containsExactly(
                        "finance/usage",
                        "finance/allocation",
                        "finance/close",
                        "finance/bills",
                        "finance/downloads",
                        "admin/teams",
                        "admin/people",
                        "admin/sign-in",
                        "admin/keys",
                        "admin/providers",
                        "admin/jobs",
                        "admin/storage",
                        "admin/prices",
                        "admin/proof",
                        "admin/audit");
    }

    @Test
    void theAuditLogIsForThoseWhoRunTheTeamOrThePlatform() {
        assertThat(paths(inTeam(TeamRole.OWNER), TEAM)).contains("t/nord/audit");
        assertThat(paths(inTeam(TeamRole.ADMIN), TEAM)).contains("t/nord/audit");
        for (TeamRole role : List.of(TeamRole.MEMBER, TeamRole.VIEWER, TeamRole.BILLING)) {
            assertThat(paths(inTeam(role), TEAM)).doesNotContain("t/nord/audit");
        }
        assertThat(paths(inTeam(TeamRole.OWNER), TEAM)).doesNotContain("admin/audit");
    }

    @Test
    void settingsAreForThoseWhoRunTheTeamOrThePlatform() {
        assertThat(paths(inTeam(TeamRole.OWNER), TEAM)).contains("t/nord/settings");
        assertThat(paths(inTeam(TeamRole.ADMIN), TEAM)).contains("t/nord/settings");
        for (TeamRole role : List.of(TeamRole.MEMBER, TeamRole.VIEWER, TeamRole.BILLING)) {
            assertThat(paths(inTeam(role), TEAM)).doesNotContain("t/nord/settings");
        }
    }

    @Test
    void strangersSeeNothing() {
        Actor stranger = Actor.person(UserId.random(), "St", Set.of(), Map.of());
        assertThat(NavigationItems.groups(stranger, TEAM)).isEmpty();
    }

    private static Actor inTeam(TeamRole role) {
        return Actor.person(UserId.random(), "Me", Set.of(), Map.of(TEAM.id(), role));
    }

    private static List<String> paths(Actor actor, CurrentTeam team) {
        return NavigationItems.groups(actor, team).stream()
                .flatMap(group -> group.items().stream())
                .map(NavigationItems.Item::path)
                .toList();
    }
}
