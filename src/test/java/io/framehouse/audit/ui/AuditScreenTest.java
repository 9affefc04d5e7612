package io.framehouse.audit.ui;

import static io.framehouse.audit.ui.FakeAuditLog.NORD;
import static io.framehouse.audit.ui.FakeAuditLog.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.router.QueryParameters;
import io.framehouse.audit.AuditLog.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The four states of the screen: filled, empty in its ways, failing, and an entry open. */
@ViewPackages(packages = "io.framehouse.audit.ui.none")
class AuditScreenTest extends BrowserlessTest {
    private final FakeAuditLog log = new FakeAuditLog();

    @Test
    void anEmptyLogSaysWhatWouldBeThere() {
        AuditScreen screen = screen();
        screen.show(QueryParameters.empty());
        assertThat(words(screen)).contains("No entries yet", "prices is written here.");
        screen.show(QueryParameters.of("actor", "aino"));
        assertThat(words(screen)).contains("No entries yet").doesNotContain("No entries match");
    }

    @Test
    void nothingLatelyIsNotNothingAtAll() {
        log.add(NORD, 1, Duration.ofDays(31));
        AuditScreen screen = screen();
        screen.show(QueryParameters.empty());
        assertThat(words(screen)).contains("Nothing was changed lately", "Show any time");
        screen.show(QueryParameters.of("actor", "aino"));
        assertThat(words(screen)).contains("No entries match", "Clear filters");
        screen.show(QueryParameters.of("period", "all"));
        assertThat(words(screen)).contains("made the key key-0", "1 entry");
    }

    @Test
    void olderEntriesComeFiftyByFiftyAlsoAfterAFailure() {
        log.add(NORD, 120, Duration.ofHours(1));
        AuditScreen screen = screen();
        screen.show(QueryParameters.empty());
        assertThat(rows()).hasSize(50).startsWith("made the key key-0");
        assertThat(words(screen)).contains("First 50 entries");
        log.broken = true;
        assertThatThrownBy(() -> test(button("Show older entries")).click())
                .hasStackTraceContaining("broken by the test");
        log.broken = false;
        test(button("Show older entries")).click();
        assertThat(rows()).hasSize(100).doesNotHaveDuplicates();
        test(button("Show older entries")).click();
        assertThat(rows()).hasSize(120).doesNotHaveDuplicates().endsWith("made the key key-119");
        assertThat(words(screen)).contains("120 entries").doesNotContain("Show older", "First");
    }

    @Test
    void aLogThatCannotBeReadSaysSoAndCanBeTriedAgain() {
        log.add(NORD, 2, Duration.ofHours(1));
        log.broken = true;
        AuditScreen screen = screen();
        screen.show(QueryParameters.empty());
        assertThat(words(screen))
                .contains("Could not load the log. Entries are still being written.")
                .doesNotContain("entries ");
        log.broken = false;
        test(button("Try again")).click();
        assertThat(words(screen)).contains("made the key key-0", "2 entries");
    }

    @Test
    void anEntryOpensBesideAListThatStaysAndComingAgainReadsItAnew() {
        log.add(NORD, 2, Duration.ofHours(1));
        AuditScreen screen = screen();
        screen.show(QueryParameters.empty());
        Entry first = log.entries.getFirst();
        log.add(NORD, 1, Duration.ZERO);
        screen.show(QueryParameters.of("entry", first.id().toString()));
        assertThat(find(Aside.class).single().getElement().getTextRecursively())
                .contains("Aino K. made the key key-0.", "Console \u00b7 203.0.113.7", "Copy link");
        assertThat(rows()).as("the list as it was").hasSize(2);
        screen.show(QueryParameters.empty());
        assertThat(find(Aside.class).all()).isEmpty();
        assertThat(rows()).as("closing reads nothing").hasSize(2);
        screen.show(QueryParameters.empty());
        assertThat(rows()).as("the address again").hasSize(3);
    }

    private AuditScreen screen() {
        AuditScreen screen =
                new AuditScreen(
                        new AuditModel(
                                log,
                                Clock.fixed(NOW, ZoneOffset.UTC),
                                NORD.id(),
                                ZoneId.of("Europe/Helsinki")),
                        new AuditLinks(action -> true),
                        "t/nord/audit",
                        "audit-nord");
        UI.getCurrent().add(screen);
        return screen;
    }

    private List<String> rows() {
        return find(Anchor.class).all().stream()
                .filter(link -> link.hasClassName("audit-table__what"))
                .map(Anchor::getText)
                .toList();
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text));
    }

    private static String words(AuditScreen screen) {
        return screen.getElement().getTextRecursively();
    }
}
