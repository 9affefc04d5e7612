package io.framehouse.notices.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.ui.ErrorState;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@ViewPackages(packages = "io.framehouse.notices.ui")
class NoticeViewsTest extends BrowserlessTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    private final FakeNotices notices = new FakeNotices();

    @Test
    void theBellSaysHowManyAreUnread() {
        NoticeBell bell = bell();
        assertThat(name()).isEqualTo("No unread notices");
        assertThat(find(Badge.class).all()).isEmpty();
        notices.add(Severity.ERROR, "One");
        bell.refresh();
        assertThat(name()).isEqualTo("1 unread notice");
        for (int i = 0; i < 120; i++) {
            notices.add(Severity.INFO, "More " + i);
        }
        bell.refresh();
        assertThat(name()).isEqualTo("121 unread notices");
        assertThat(find(Badge.class).single().getText()).isEqualTo("99+");
    }

    @Test
    void theBellOpensTheLatestTenAndReadsOneByItsLink() {
        for (int i = 1; i <= 12; i++) {
            notices.add(Severity.WARNING, "Notice " + i);
        }
        NoticeBell bell = bell();
        open();
        assertThat(rows()).hasSize(10).first().isEqualTo("Notice 12");
        assertThat(titles()).containsExactly("Notices");
        click(find(Anchor.class).all().getFirst());
        assertThat(name()).isEqualTo("11 unread notices");
        assertThat(notices.all.getFirst().read()).isTrue();
        assertThat(find(Popover.class).single().isOpened()).isFalse();
        assertThat(bell.isVisible()).isTrue();
    }

    @Test
    void whatHasNotChangedIsNotDrawnAnew() {
        notices.add(Severity.WARNING, "One");
        NoticeBell bell = bell();
        open();
        Anchor row = find(Anchor.class).all().getFirst();
        bell.refresh();
        assertThat(find(Anchor.class).all().getFirst()).isSameAs(row);
        notices.add(Severity.WARNING, "Two");
        bell.refresh();
        assertThat(rows()).containsExactly("Two", "One");
    }

    @Test
    void allAreReadAtOnceAndThenTheButtonIsGone() {
        notices.add(Severity.SUCCESS, "One");
        notices.add(Severity.SUCCESS, "Two");
        bell();
        open();
        test(button("Mark all read")).click();
        assertThat(name()).isEqualTo("No unread notices");
        assertThat(rows()).hasSize(2);
        assertThat(find(Button.class).all()).isEmpty();
    }

    @Test
    void withoutNoticesTheBellSaysWhatWouldBeThere() {
        bell();
        open();
        assertThat(titles()).containsExactly("Notices", "No notices");
    }

    @Test
    void aFailureLeavesTheCountAndSaysSoInTheList() {
        notices.add(Severity.INFO, "One");
        NoticeBell bell = bell();
        notices.broken = true;
        bell.refresh();
        assertThat(name()).isEqualTo("1 unread notice");
        open();
        assertThat(find(ErrorState.class).single()).isNotNull();
    }

    @Test
    void thePageGoesOnWhereItEnded() {
        for (int i = 1; i <= 65; i++) {
            notices.add(Severity.INFO, "Notice " + i);
        }
        page();
        assertThat(find(H1.class).single().getText()).isEqualTo("Notices");
        assertThat(rows()).hasSize(30);
        test(button("Show older notices")).click();
        assertThat(rows()).hasSize(60);
        test(button("Show older notices")).click();
        assertThat(rows()).hasSize(65).doesNotHaveDuplicates().last().isEqualTo("Notice 1");
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .containsOnly("Mark all read");
        test(button("Mark all read")).click();
        assertThat(notices.countUnread()).isZero();
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .containsOnly("Show older notices");
    }

    @Test
    void anEmptyPageSaysWhatWouldBeThere() {
        page();
        assertThat(titles()).containsExactly("No notices");
        assertThat(find(Button.class).all()).isEmpty();
    }

    private NoticeBell bell() {
        NoticeBell bell = new NoticeBell(notices, ZONE);
        UI.getCurrent().add(bell);
        return bell;
    }

    private void page() {
        NoticesView view = new NoticesView(notices);
        UI.getCurrent().add(view);
        view.show();
    }

    private void open() {
        find(Popover.class).single().open();
        roundTrip();
    }

    private static void click(Anchor link) {
        link.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(
                        new DomEvent(
                                link.getElement(),
                                "click",
                                JsonMapper.builder().build().createObjectNode()));
    }

    private String name() {
        return find(NativeButton.class).all().getFirst().getElement().getAttribute("aria-label");
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private List<String> rows() {
        return find(Span.class).all().stream()
                .filter(span -> span.hasClassName("notice-row__title"))
                .map(Span::getText)
                .toList();
    }

    private List<String> titles() {
        return find(H2.class).all().stream().map(H2::getText).toList();
    }
}
