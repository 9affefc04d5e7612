package io.framehouse.access.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.Titled;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;

/** What keeps others out of one's account, a section each. */
@Route(MeNavigation.SECURITY)
@PageTitle("Security \u00b7 Framehouse")
@PermitAll
final class SecurityView extends Div implements BeforeEnterObserver, Titled {
    private static final long serialVersionUID = 1L;

    private final transient List<SecuritySection> sections;

    SecurityView(List<SecuritySection> sections) {
        this.sections =
                sections.stream().sorted(Comparator.comparingInt(SecuritySection::order)).toList();
        addClassNames("page", "me");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader("Security", "What keeps others out of your account."),
                MeNavigation.tabs(MeNavigation.SECURITY));
        sections.forEach(section -> {
            SafeBlock block = new SafeBlock("Could not load this part.", section::create);
            block.addClassName("me__section");
            add(block);
        });
    }

    @Override
    public String shortTitle() {
        return "Security";
    }
}
