package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobEvidence;
import io.framehouse.jobs.JobEvidence.Kind;
import io.framehouse.jobs.JobEvidence.Look;
import io.framehouse.jobs.JobEvidence.Trying;
import io.framehouse.jobs.JobResolution;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.jobs.ui.CasesModel.Answer;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Wire;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CasesModelTest {
    private static final CaseNames NAMES =
            new CaseNames(
                    Map.of(
                            FakeCases.NORD,
                            new Team(
                                    FakeCases.NORD,
                                    "nord",
                                    new TeamData("Studio Nord", ZoneOffset.UTC, null, null),
                                    false,
                                    1)),
                    id -> "Vidu " + id,
                    Map.of());

    private final FakeCases cases = new FakeCases();
    private final CasesModel model =
            new CasesModel(cases, () -> NAMES, Clock.fixed(FakeCases.NOW, ZoneOffset.UTC));

    @Test
    void thoseThatWaitForAPersonComeFirst() {
        JobCase longest = cases.lost("submit_unanswered", null);
        JobCase waiting = cases.lost("account_gone", FakeCases.NOW);
        List<CaseRow> rows = model.load();
        assertThat(rows.stream().map(row -> row.job().id()))
                .containsExactly(waiting.id(), longest.id());
        assertThat(rows.getFirst().waitsForPerson()).isTrue();
        assertThat(rows.getFirst().team()).isEqualTo("Studio Nord");
        assertThat(rows.getFirst().model()).isEqualTo("Vidu q3");
        assertThat(rows.getFirst().account()).isEqualTo("Account is gone");
        assertThat(model.summary(rows))
                .isEqualTo("2 jobs \u00b7 120 credits held \u00b7 1 waits for a person");
    }

    @Test
    void aPageMoreIsShownOnDemand() {
        for (int i = 0; i < 70; i++) {
            cases.lost("silent_too_long", null);
        }
        List<CaseRow> first = model.load();
        assertThat(first).hasSize(50);
        assertThat(model.hasMore()).isTrue();
        assertThat(model.summary(first)).startsWith("The first 50 jobs");
        model.showMore();
        assertThat(model.load()).hasSize(70);
        assertThat(model.hasMore()).isFalse();
    }

    @Test
    void anAddressWithoutAJobFindsNothing() {
        JobCase job = cases.lost("silent_too_long", null);
        assertThat(model.find(job.id().toString())).isPresent();
        assertThat(model.find(JobId.random().toString())).isEmpty();
        assertThat(model.find("nonsense")).isEmpty();
    }

    @Test
    void everyBrokenFieldIsNamedAtOnce() {
        CaseRow row = NAMES.row(cases.lost("silent_too_long", null));
        assertThat(broken(row, new ResolveDraft(null, null, " ", "")))
                .containsExactly("outcome", "reason", "typed");
        assertThat(broken(row, draft(row, Outcome.SUCCEEDED, null))).containsExactly("amount");
        assertThat(broken(row, draft(row, Outcome.SUCCEEDED, "-1"))).containsExactly("amount");
        assertThat(broken(row, draft(row, Outcome.SUCCEEDED, "0.0000001")))
                .containsExactly("amount");
        assertThat(broken(row, new ResolveDraft(Outcome.FAILED, null, "x".repeat(501), row.code())))
                .containsExactly("reason");
        assertThat(cases.decisions).isEmpty();
    }

    @Test
    void aSuccessSettlesTheAmountAndAFailureCarriesNone() {
        CaseRow row = NAMES.row(cases.lost("silent_too_long", null));
        assertThat(model.resolve(row, draft(row, Outcome.SUCCEEDED, "45")))
                .isEqualTo(Answer.DECIDED);
        assertThat(model.resolve(row, draft(row, Outcome.FAILED, "45"))).isEqualTo(Answer.DECIDED);
        assertThat(cases.decisions)
                .containsExactly(
                        new JobResolution(Outcome.SUCCEEDED, "support", Credits.of(45)),
                        new JobResolution(Outcome.FAILED, "support", null));
    }

    @Test
    void whoComesTooLateIsToldSo() {
        CaseRow row = NAMES.row(cases.lost("silent_too_long", null));
        cases.decidedBefore = true;
        assertThat(model.resolve(row, draft(row, Outcome.FAILED, null))).isEqualTo(Answer.TOO_LATE);
    }

    @Test
    void whatHappensToTheCreditsIsSaidExactly() {
        CaseRow row = NAMES.row(cases.lost("silent_too_long", null));
        assertThat(CaseWords.settles(row, Credits.of(60)))
                .isEqualTo(
                        "60 credits are settled for Studio Nord: the whole hold. Nothing goes"
                                + " back.");
        assertThat(CaseWords.settles(row, Credits.of(45)))
                .contains("45 credits are settled", "15 credits of the hold are released");
        assertThat(CaseWords.settles(row, Credits.of(75)))
                .contains("75 credits", "15 credits more than were held", "below zero");
        assertThat(CaseWords.releases(row)).contains("whole hold of 60 credits", "7 days");
    }

    @Test
    void everyReasonAndNextStepHasItsOwnWords() {
        Set<String> words = new HashSet<>();
        for (UnknownReason reason : UnknownReason.values()) {
            assertThat(words.add(CaseWords.why(Wire.of(reason)))).isTrue();
            assertThat(words.add(CaseWords.explanation(Wire.of(reason)))).isTrue();
        }
        JobCase job = cases.lost("silent_too_long", null);
        for (Trying trying : Trying.values()) {
            JobEvidence evidence =
                    new JobEvidence(job, List.of(), List.of(), trying, null, FakeCases.NOW);
            assertThat(words.add(CaseWords.trying(evidence, FakeCases.NOW))).isTrue();
            assertThat(CaseWords.person(evidence, FakeCases.NOW)).startsWith("It waits");
        }
        assertThat(CaseWords.nextLook(job, FakeCases.NOW)).isEqualTo("next look in 5 min");
        for (Kind kind : Kind.values()) {
            Look look = new Look(kind, 3, FakeCases.NOW, "absent", null);
            assertThat(words.add(CaseWords.look(look))).isTrue();
            assertThat(CaseWords.look(look)).endsWith(", 3 times");
        }
    }

    @Test
    void aDecidedJobHoldsNothing() {
        CaseRow row =
                NAMES.row(FakeCases.job(JobState.SUCCEEDED, null, Credits.of(60), FakeCases.NOW));
        assertThat(row.open()).isFalse();
        assertThat(row.waitsForPerson()).isFalse();
        assertThat(row.held()).isEqualTo(Credits.ZERO);
    }

    private static ResolveDraft draft(CaseRow row, Outcome outcome, @Nullable String amount) {
        return new ResolveDraft(
                outcome, amount == null ? null : new BigDecimal(amount), " support ", row.code());
    }

    private List<String> broken(CaseRow row, ResolveDraft draft) {
        List<String> fields = new java.util.ArrayList<>();
        assertThatThrownBy(() -> model.resolve(row, draft))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal ->
                                fields.addAll(
                                        refusal.fieldErrors().stream()
                                                .map(FieldError::field)
                                                .toList()));
        return fields;
    }
}
