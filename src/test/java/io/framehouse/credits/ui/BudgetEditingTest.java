package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.CurrentTeam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetEditingTest {
    private static final CurrentTeam TEAM =
            new CurrentTeam(
                    TeamId.random(), "studio-nord", "Studio Nord", ZoneId.of("Europe/Helsinki"));
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    private final FakeLimits limits = new FakeLimits();
    private final BudgetEditing editing = new BudgetEditing(limits, limits);
    private final UUID mika = UUID.randomUUID();
    private final BudgetStatus ofTeam = limits.with(of(Scope.TEAM, null, Period.MONTH, 5000));
    private final BudgetStatus ofMika = limits.with(of(Scope.MEMBER, mika, Period.MONTH, 400));

    @Test
    void oneBudgetIsChangedWithItsReasonAndAllOthersStay() {
        BudgetData wanted = of(Scope.MEMBER, mika, Period.MONTH, 900);
        editing.save(TEAM, ofMika, new BudgetDraft(wanted, null, null, "Client work"));
        assertThat(limits.data()).containsExactly(ofTeam.data(), wanted);
        assertThat(limits.reasons()).containsExactly("Client work");
    }

    @Test
    void anotherResetTakesThePlaceOfTheOldOne() {
        BudgetData weekly = of(Scope.MEMBER, mika, Period.WEEK, 100);
        editing.save(TEAM, ofMika, new BudgetDraft(weekly, null, null, "Weekly now"));
        assertThat(limits.data()).containsExactly(ofTeam.data(), weekly);
    }

    @Test
    void aRaiseAloneLeavesTheLimitAndEndsWithItsLastDay() {
        editing.save(TEAM, ofMika, new BudgetDraft(ofMika.data(), Credits.of(50), LAST, "Demo"));
        assertThat(limits.data()).containsExactly(ofTeam.data(), ofMika.data());
        assertThat(limits.raises(TEAM.id()))
                .singleElement()
                .satisfies(raise -> {
                    assertThat(raise.amount()).isEqualTo(Credits.of(50));
                    assertThat(raise.endsAt()).isEqualTo(Instant.parse("2026-11-30T22:00:00Z"));
                });
    }

    @Test
    void everyMissingFieldIsNamed() {
        BudgetDraft draft = new BudgetDraft(ofMika.data(), Credits.of(50), null, " ");
        assertThatThrownBy(() -> editing.save(TEAM, ofMika, draft))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal ->
                                assertThat(refusal.fieldErrors())
                                        .extracting(FieldError::field)
                                        .containsExactly("reason", "until"));
        assertThat(limits.raises(TEAM.id())).isEmpty();
    }

    @Test
    void savingWhatIsSavedAlreadyIsSaid() {
        BudgetDraft draft = new BudgetDraft(ofMika.data(), null, null, "No idea");
        assertThatThrownBy(() -> editing.save(TEAM, ofMika, draft))
                .hasMessageContaining("Nothing is different");
    }

    @Test
    void aChangeOfSomebodyElseIsNotOverwritten() {
        BudgetStatus stale =
                new BudgetStatus(
                        ofMika.id(),
                        of(Scope.MEMBER, mika, Period.MONTH, 300),
                        ofMika.spent(),
                        ofMika.held(),
                        ofMika.resetsAt());
        BudgetDraft draft =
                new BudgetDraft(of(Scope.MEMBER, mika, Period.MONTH, 900), null, null, "More");
        assertThatThrownBy(() -> editing.save(TEAM, stale, draft))
                .hasMessageContaining("its limit is now 400 credits");
        assertThat(limits.data()).contains(ofMika.data());
    }

    @Test
    void aSecondBudgetWithTheSameResetIsRefused() {
        BudgetDraft draft =
                new BudgetDraft(of(Scope.TEAM, null, Period.MONTH, 1), null, null, "Twice");
        assertThatThrownBy(() -> editing.save(TEAM, null, draft))
                .hasMessageContaining("this reset already");
    }

    @Test
    void nothingIsRemovedOrEndedWithoutAReason() {
        assertThatThrownBy(() -> editing.remove(TEAM.id(), ofMika, " "))
                .isInstanceOf(DomainException.class);
        assertThat(limits.data()).contains(ofMika.data());
    }

    private static BudgetData of(Scope scope, UUID subject, Period period, long limit) {
        return new BudgetData(scope, subject, period, Credits.of(limit), true, List.of(80, 100));
    }
}
