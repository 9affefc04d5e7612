package io.framehouse.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCategory;
import io.framehouse.ui.ErrorIds;
import io.framehouse.ui.ErrorState;
import io.framehouse.ui.PageHeader;
import jakarta.servlet.http.HttpServletResponse;

/** A page that failed to open: an object that is not there, or our own fault with an error id. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
final class BrokenView extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {
    private String title = "Something broke";

    BrokenView() {
        addClassName("page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception failure = parameter.getCaughtException();
        if (isNotForThisPerson(failure)) {
            title = "Nothing here";
            add(new NothingHere());
            return HttpServletResponse.SC_NOT_FOUND;
        }
        String id = ErrorIds.report(failure);
        add(
                new PageHeader("Something broke on our side").titleOnPhones(),
                new ErrorState(
                        "Your draft and your credits are safe.",
                        id,
                        () -> UI.getCurrentOrThrow().getPage().reload()));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private static boolean isNotForThisPerson(Throwable failure) {
        return failure instanceof DomainException refusal
                && (refusal.code().category() == ErrorCategory.NOT_FOUND
                        || refusal.code().category() == ErrorCategory.FORBIDDEN);
    }

    @Override
    public String getPageTitle() {
        return title + " \u00b7 Framehouse";
    }
}
