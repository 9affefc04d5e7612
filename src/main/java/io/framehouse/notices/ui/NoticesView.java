package io.framehouse.notices.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.framehouse.notices.Notice;
import io.framehouse.notices.Notices;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.Titled;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.List;

/** All notices of the person, newest first. */
@Route(NoticeBell.PAGE)
@PageTitle("Notices \u00b7 Framehouse")
@PermitAll
final class NoticesView extends Div implements BeforeEnterObserver, Titled {
    private static final int PAGE = 30;
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final transient NoticesModel model;
    private final Button readAll = new Button("Mark all read");

    NoticesView(Notices notices) {
        this.model = new NoticesModel(notices, PAGE);
        addClassNames("page", "notices");
        readAll.addClickListener(click -> {
            Outcomes.run(model::readAll);
            show();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    public String shortTitle() {
        return "Notices";
    }

    void show() {
        removeAll();
        add(
                new PageHeader("Notices", "What happened in your teams, and what needs you.")
                        .actions(readAll),
                new SafeBlock("Could not load your notices.", this::list));
    }

    private Component list() {
        List<Notice> newest = model.load();
        readAll.setVisible(model.unread() > 0);
        if (newest.isEmpty()) {
            return NoticeBell.empty();
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("notice-list", "notice-list--page");
        addRows(list, newest);
        Button older = new Button("Show older notices");
        older.setVisible(model.hasMore());
        older.addClickListener(click ->
                Outcomes.run(() -> {
                    addRows(list, model.more());
                    older.setVisible(model.hasMore());
                }));
        Div content = new Div(list, older);
        content.addClassName("notices__content");
        return content;
    }

    private void addRows(UnorderedList list, List<Notice> notices) {
        notices.forEach(notice -> list.add(new NoticeRow(notice, ZONE, model::read)));
    }
}
