package io.framehouse.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A page that the person may not see: looks like a wrong address, so that nothing can be probed.
 */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
final class NoAccessView extends Div
        implements HasErrorParameter<AccessDeniedException>, HasDynamicTitle {
    NoAccessView() {
        addClassName("page");
        add(new NothingHere());
    }

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return "Nothing here \u00b7 Framehouse";
    }
}
