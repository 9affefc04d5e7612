package io.framehouse.notices.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.notices.Notice;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.shared.Wire;
import io.framehouse.ui.TimeText;
import java.time.ZoneId;
import java.util.function.Consumer;

/** One notice: what, how bad, when; a link to the page about it. */
final class NoticeRow extends ListItem {
    /**
     * A row.
     *
     * @param zone the second zone of the time's tooltip
     * @param onOpen before the page of the link is shown
     */
    NoticeRow(Notice notice, ZoneId zone, Consumer<Notice> onOpen) {
        addClassName("notice-row");
        setClassName("notice-row--unread", !notice.read());
        Anchor link = new Anchor(notice.link());
        link.addClassName("notice-row__link");
        link.add(icon(notice.severity()), words(notice, zone), mark(notice));
        link.getElement().addEventListener("click", click -> onOpen.accept(notice));
        add(link);
    }

    private static Component words(Notice notice, ZoneId zone) {
        Span title = new Span(notice.title());
        title.addClassName("notice-row__title");
        title.getElement().setAttribute("dir", "auto");
        Span body = new Span(notice.body());
        body.addClassName("notice-row__body");
        body.getElement().setAttribute("dir", "auto");
        body.setTitle(notice.body());
        TimeText time = TimeText.relative(notice.createdAt(), zone);
        time.addClassNames("caption", "notice-row__time");
        Div words = new Div(title, body, time);
        words.addClassName("notice-row__words");
        return words;
    }

    /** Says by word and by a dot that nobody has read it. */
    private static Component mark(Notice notice) {
        Span mark = new Span();
        mark.addClassName("notice-row__mark");
        if (!notice.read()) {
            Span word = new Span("Unread");
            word.addClassName("visually-hidden");
            mark.add(word);
        }
        return mark;
    }

    private static Component icon(Severity severity) {
        VaadinIcon picture =
                switch (severity) {
                    case INFO -> VaadinIcon.INFO_CIRCLE;
                    case SUCCESS -> VaadinIcon.CHECK_CIRCLE;
                    case WARNING -> VaadinIcon.WARNING;
                    case ERROR -> VaadinIcon.CLOSE_CIRCLE;
                };
        Span word = new Span(word(severity));
        word.addClassName("visually-hidden");
        Span icon = new Span(picture.create(), word);
        icon.addClassNames("notice-row__icon", "notice-row__icon--" + Wire.of(severity));
        return icon;
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case INFO -> "Information:";
            case SUCCESS -> "Good news:";
            case WARNING -> "Warning:";
            case ERROR -> "Problem:";
        };
    }
}
