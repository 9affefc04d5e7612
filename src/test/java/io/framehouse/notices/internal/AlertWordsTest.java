package io.framehouse.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertWordsTest {
    private static final Instant RESET = Instant.parse("2026-11-30T18:15:00Z");
    private static final Team TEAM =
            new Team(
                    TeamId.random(),
                    "studio-nord",
                    new TeamData("Studio Nord", ZoneId.of("Asia/Kathmandu"), null, null),
                    false,
                    0);

    @Test
    void belowTheLimitItSaysFiguresAndResetInTheTeamsZone() {
        Draft draft =
                AlertWords.forManagers(alert(Period.MONTH, true, 80, RESET), TEAM, "Team budget");
        assertThat(draft.title()).isEqualTo("Team budget is at 80 %");
        assertThat(draft.body())
                .isEqualTo(
                        "Studio Nord: 4,000.500 of 5,000 credits are settled or held this month."
                                + " It resets on 1 Dec 2026, 00:00 (Asia/Kathmandu).");
        assertThat(draft.severity()).isEqualTo(Severity.WARNING);
        assertThat(draft.link()).isEqualTo("t/studio-nord/budgets");
    }

    @Test
    void aHardBudgetAtItsLimitIsUsedUp() {
        Draft draft = AlertWords.forMember(alert(Period.DAY, true, 100, RESET), TEAM);
        assertThat(draft.title()).isEqualTo("Your budget is used up");
        assertThat(draft.body())
                .contains("held today.")
                .endsWith("New jobs are refused until then, or until the limit is raised.");
        assertThat(draft.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aSoftBudgetAtItsLimitOnlyWarns() {
        Draft draft = AlertWords.forMember(alert(Period.WEEK, false, 100, RESET), TEAM);
        assertThat(draft.title()).isEqualTo("Your budget is at 100 %");
        assertThat(draft.body()).contains("this week.").endsWith("jobs go on.");
        assertThat(draft.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aTotalNeverResets() {
        Draft draft = AlertWords.forMember(alert(Period.TOTAL, true, 100, null), TEAM);
        assertThat(draft.body())
                .contains("in total. This budget never resets.")
                .endsWith("New jobs are refused until the limit is raised.");
    }

    @Test
    void eachThresholdOfEachWindowIsToldByItself() {
        BudgetAlert alert = alert(Period.MONTH, true, 80, RESET);
        BudgetAlert next =
                new BudgetAlert(
                        alert.team(),
                        alert.budget(),
                        Scope.TEAM,
                        null,
                        Period.MONTH,
                        true,
                        80,
                        alert.limit(),
                        alert.used(),
                        RESET.plusSeconds(86_400 * 31));
        BudgetAlert higher =
                new BudgetAlert(
                        alert.team(),
                        alert.budget(),
                        Scope.TEAM,
                        null,
                        Period.MONTH,
                        true,
                        100,
                        alert.limit(),
                        alert.used(),
                        RESET);
        assertThat(AlertWords.forMember(alert, TEAM).key())
                .isEqualTo(AlertWords.forManagers(alert, TEAM, "Team budget").key())
                .isNotEqualTo(AlertWords.forMember(next, TEAM).key())
                .isNotEqualTo(AlertWords.forMember(higher, TEAM).key());
    }

    private static BudgetAlert alert(
            Period period, boolean hard, int percent, @Nullable Instant resetsAt) {
        return new BudgetAlert(
                TEAM.id(),
                UUID.randomUUID(),
                Scope.TEAM,
                null,
                period,
                hard,
                percent,
                Credits.of(5_000),
                Credits.parse("4000.5"),
                resetsAt);
    }
}
