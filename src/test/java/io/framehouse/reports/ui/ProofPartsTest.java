package io.framehouse.reports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeDetails;
import io.framehouse.access.AccessFixtures;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Offender;
import io.framehouse.reports.Proof.Run;
import io.framehouse.reports.ProofFlow.Checking;
import io.framehouse.reports.ProofFlow.Copies;
import io.framehouse.reports.ProofFlow.Flow;
import io.framehouse.reports.ProofFlow.Line;
import io.framehouse.reports.ProofFlow.StateCount;
import io.framehouse.reports.ProviderCheck;
import io.framehouse.reports.ProviderCheck.State;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The parts of the proof page, as built on the server. */
class ProofPartsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final UUID JOB = UUID.fromString("8f2c0000-0000-7000-8000-0000000091ab");
    private static final UUID TEAM = UUID.randomUUID();
    private static final Offender OFFENDER =
            new Offender(
                    JOB.toString(),
                    "job",
                    TEAM,
                    "Studio Nord",
                    "studio-nord",
                    JOB,
                    Instant.parse("2026-11-19T22:14:00Z"));
    private static final Invariant PASSED = new Invariant("a", "A", 0, List.of(), List.of(), 1_240);
    private static final Invariant BROKEN =
            new Invariant("b", "B", 2, List.of(JOB.toString(), "gone"), List.of(OFFENDER), 3);
    private static final Run RUN =
            new Run(
                    UUID.randomUUID(),
                    Instant.parse("2026-11-20T03:10:00Z"),
                    false,
                    List.of(PASSED, BROKEN),
                    List.of(),
                    "nightly proof");

    private final ProofModel model = ProofModelTest.model(NOW.toString(), RUN);
    private final ProofLinks admin = new ProofLinks(AccessFixtures.platformAdmin());
    private final ProofLinks finance =
            new ProofLinks(
                    Actor.platformKey(
                            new KeyId(UUID.randomUUID()),
                            "finance",
                            Set.of(KeyScope.PLATFORM_FINANCE)));

    @BeforeEach
    void openAPage() {
        // A download's address has the page's number in it.
        UI.setCurrent(new UI());
    }

    @AfterEach
    void closeIt() {
        UI.setCurrent(null);
    }

    @Test
    void aDifferenceIsAnAlertAndLeadsToWhereItStarts() {
        Component verdict = new ProofVerdict(RUN, true, model);
        assertThat(verdict.getElement().getAttribute("role")).isEqualTo("alert");
        assertThat(words(verdict))
                .contains("Books differ")
                .contains("1 of 2 checks found 2 items in 1 team. New jobs continue.")
                .contains("First wrong entry: 19 Nov 2026, 22:14 UTC, Studio Nord.")
                .contains("Next check in 17 h");
        assertThat(links(verdict)).contains("admin/proof?run=" + RUN.id() + "&item=" + JOB);
    }

    @Test
    void anOlderRunLeadsBackToTheNewestAndIsNotStale() {
        Run old =
                new Run(
                        UUID.randomUUID(),
                        Instant.parse("2026-01-01T03:10:00Z"),
                        true,
                        List.of(PASSED),
                        List.of(),
                        "");
        Component verdict = new ProofVerdict(old, false, model);
        assertThat(words(verdict)).contains("Books balance", "Passed", "Show the newest run");
        assertThat(words(new ProofVerdict(old, true, model))).contains("Older than 26 h");
    }

    @Test
    void theCountOpensTheItemsAndSaysWhoseTheyAre() {
        Component table = new ProofTable(RUN, admin).of("Checks", List.of(BROKEN, PASSED));
        assertThat(all(table).filter(NativeDetails.class::isInstance)).hasSize(1);
        assertThat(words(table)).contains("2 items", "Studio Nord", "1.2 s", "3 ms", "gone");
        assertThat(links(table))
                .containsExactly(
                        "admin/teams/studio-nord", "admin/proof?run=" + RUN.id() + "&item=" + JOB);
    }

    @Test
    void financeIsLedOnlyWhereItMayGo() {
        Component table = new ProofTable(RUN, finance).of("Checks", List.of(BROKEN));
        assertThat(links(table)).noneMatch(link -> link.startsWith("admin/teams"));
        assertThat(words(table)).contains("Studio Nord");
    }

    @Test
    void eachAccountSaysWhatItCameTo() {
        Component table =
                ProviderTable.of(
                        List.of(
                                account(State.DIFFERENCE, "160", "100"),
                                account(State.TELLS_NO_BALANCE, null, null)));
        assertThat(words(table))
                .contains("Difference found", "160 credits", "+100", "look for other users")
                .contains("Tells no balance", "Nothing to compare");
    }

    @Test
    void whatIsOnItsWayIsCountedAndAged() {
        Flow flow =
                new Flow(
                        List.of(new StateCount("running", 3, NOW.minusSeconds(300))),
                        Optional.of(
                                new Checking(
                                        new JobId(JOB),
                                        "Acme",
                                        "acme",
                                        NOW.minusSeconds(3 * 3_600 + 120))),
                        new Copies(2, NOW.minusSeconds(30)));
        assertThat(words(new FlowBlock(flow, model)))
                .contains("Generating", "5 min", "Acme, for 3 h 2 min", "2, oldest under 1 min");
        assertThat(words(new FlowBlock(new NoFlow().now(), model))).contains("Open jobs", "None");
    }

    @Test
    void theTrailNamesEachTransfer() {
        List<Line> lines =
                List.of(
                        new Line(UUID.randomUUID(), "hold", Credits.of(60), "Aino", null, NOW),
                        new Line(UUID.randomUUID(), "settle", Credits.of(60), "poll", "ok", NOW));
        Component panel = new TrailPanel(OFFENDER, lines, admin);
        assertThat(words(panel)).contains("hold", "settle", "poll · ok", "Studio Nord");
        assertThat(words(new TrailPanel(OFFENDER, List.of(), admin))).contains("never held");
    }

    private static ProviderCheck account(State state, String theirs, String difference) {
        return new ProviderCheck(
                UUID.randomUUID(),
                "Vidu",
                state,
                state != State.DIFFERENCE,
                "credits",
                null,
                null,
                theirs == null ? null : new BigDecimal("60"),
                theirs == null ? null : new BigDecimal(theirs),
                difference == null ? null : new BigDecimal(difference),
                null,
                null,
                null,
                null);
    }

    private static String words(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static List<String> links(Component component) {
        return all(component)
                .filter(Anchor.class::isInstance)
                .map(anchor -> anchor.getElement().getAttribute("href"))
                .filter(href -> href != null && href.startsWith("admin"))
                .toList();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(
                Stream.of(component), component.getChildren().flatMap(ProofPartsTest::all));
    }
}
