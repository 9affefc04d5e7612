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
import java.util.function.Supplier;

/** All notices of the person, newest first. */
@Route(NoticeBell.PAGE)
@PageTitle("Notices \u00b7 Framehouse")
@PermitAll
final class NoticesView extends Div implements BeforeEnterObserver, Titled {
    private static final int PAGE = 30;
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final transient NoticesModel model;
    private final Button readAll = new Button("Mark all read");
    private final SafeBlock block;
    private transient Supplier<List<Notice>> source;

    NoticesView(Notices notices) {
        this.model = new NoticesModel(notices, PAGE);
        this.source = model::load;
        addClassNames("page", "notices");
        readAll.addClickListener(click -> {
            Outcomes.run(model::readAll);
            reload(model::load);
        });
        add(
                new PageHeader(
                                "Notices",
                                "What happened in your teams. Notices of a team you leave go with"
                                        + " it.")
                        .actions(readAll));
        block = new SafeBlock("Could not load your notices.", this::list);
        add(block);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        reload(model::load);
    }

    @Override
    public String shortTitle() {
        return "Notices";
    }

    private void reload(Supplier<List<Notice>> from) {
        source = from;
        block.load();
    }

    private Component list() {
        List<Notice> notices = source.get();
        readAll.setVisible(notices.stream().anyMatch(notice -> !notice.read()));
        if (notices.isEmpty()) {
            return NoticeBell.empty();
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("notice-list", "notice-list--page");
        notices.forEach(notice -> list.add(new NoticeRow(notice, ZONE, model::read)));
        Div content = new Div(list);
        content.addClassName("notices__content");
        if (model.hasMore()) {
            content.add(new Button("Show older notices", click -> reload(model::more)));
        }
        return content;
    }
}
