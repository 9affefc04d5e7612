package io.framehouse.notices.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.framehouse.notices.Notice;
import io.framehouse.notices.Notices;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.ErrorIds;
import io.framehouse.ui.ErrorState;
import io.framehouse.ui.Outcomes;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** How many notices are unread, always in view; opens the latest ten. */
@NamedInterface("screens")
public final class NoticeBell extends Div {
    /** The address of all notices, without a leading slash. */
    public static final String PAGE = "me/notices";

    private static final int LATEST = 10;

    private final transient NoticesModel model;
    private final ZoneId zone;
    private final NativeButton button = new NativeButton();
    private final Popover popover = new Popover();
    private transient @Nullable List<Notice> latest;
    private long unread = -1;

    /**
     * A bell for the person who looks at it.
     *
     * @param zone the second zone in the tooltips of times
     */
    public NoticeBell(Notices notices, ZoneId zone) {
        this.model = new NoticesModel(notices, LATEST);
        this.zone = zone;
        addClassName("bell");
        button.addClassName("bell__button");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel("Notices");
        popover.setAutofocus(true);
        popover.setModal(false);
        popover.addClassName("notice-popover");
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                refresh();
            } else {
                clear();
            }
        });
        add(button, popover);
        refresh();
    }

    /**
     * Reads again: the count, and while it is open the latest. What has not changed stays as it is,
     * so that nobody loses a place or a press; a failure leaves the count as it was.
     */
    public void refresh() {
        try {
            if (popover.isOpened()) {
                show(model.unread(), model.load());
            } else {
                showCount(model.unread());
            }
        } catch (RuntimeException failure) {
            clear();
            popover.add(
                    new ErrorState(
                            "Could not load your notices.",
                            ErrorIds.report(failure),
                            this::refresh));
        }
    }

    private void show(long count, List<Notice> notices) {
        if (count == unread && notices.equals(latest)) {
            return;
        }
        showCount(count);
        latest = notices;
        popover.removeAll();
        popover.add(content(notices));
    }

    private void clear() {
        latest = null;
        popover.removeAll();
    }

    private void showCount(long count) {
        if (count == unread) {
            return;
        }
        if (unread >= 0 && count > unread) {
            Announcer.polite(NoticeWords.unread(count));
        }
        unread = count;
        button.removeAll();
        button.add(VaadinIcon.BELL_O.create());
        if (count > 0) {
            Badge badge = new Badge(NoticeWords.badge(count));
            badge.addThemeVariants(BadgeVariant.FILLED, BadgeVariant.SMALL);
            badge.addClassName("bell__count");
            badge.getElement().setAttribute("aria-hidden", "true");
            button.add(badge);
        }
        button.getElement().setAttribute("aria-label", NoticeWords.unread(count));
        button.setTitle(NoticeWords.unread(count));
    }

    private Component content(List<Notice> notices) {
        Div content = new Div(head());
        content.addClassName("notice-popover__content");
        if (notices.isEmpty()) {
            content.add(empty());
            return content;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("notice-list");
        notices.forEach(notice -> list.add(new NoticeRow(notice, zone, this::open)));
        Anchor all = new Anchor(PAGE, "All notices \u2192");
        all.addClassName("notice-popover__all");
        all.getElement().addEventListener("click", click -> popover.close());
        content.add(list, all);
        return content;
    }

    private Component head() {
        H2 title = new H2("Notices");
        Div head = new Div(title);
        head.addClassName("notice-popover__head");
        if (unread > 0) {
            Button all = new Button("Mark all read", click -> readAll());
            all.addThemeVariants(ButtonVariant.TERTIARY);
            head.add(all);
        }
        return head;
    }

    static EmptyState empty() {
        return new EmptyState(
                VaadinIcon.BELL_O,
                "No notices",
                "Alerts about budgets, requests and jobs appear here.");
    }

    private void open(Notice notice) {
        Outcomes.run(() -> model.read(notice));
        popover.close();
        refresh();
    }

    private void readAll() {
        Outcomes.run(model::readAll);
        refresh();
    }
}
