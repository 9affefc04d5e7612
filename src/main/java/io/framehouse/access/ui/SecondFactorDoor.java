package io.framehouse.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.JsonConstants;
import io.framehouse.access.SessionFactors;
import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SessionFactors.Standing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Leads whoever owes a second factor to its page, and lets nothing of a page through that is still
 * open from before. What people see and do is refused by the services all the same: in such a
 * session nobody acts, or nobody who is in that team.
 */
@Component
class SecondFactorDoor implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final String TEAM = "t";

    private final transient SessionFactors session;

    SecondFactorDoor(SessionFactors session) {
        this.session = session;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(init -> init.getUI().addBeforeEnterListener(this::guard));
        event.addRequestHandler(this::refuse);
    }

    /** Before each navigation, also those that the browser's side of the router begins. */
    private void guard(BeforeEnterEvent event) {
        if (isOpenToAll(event.getNavigationTarget())) {
            return;
        }
        Standing standing = session.standing();
        if (isShut(standing, event.getLocation())) {
            event.forwardTo(
                    SecondFactorView.class,
                    new QueryParameters(
                            Map.of(
                                    "next",
                                    List.of(
                                            "/"
                                                    + event.getLocation()
                                                            .getPathWithQueryParameters()))));
        }
    }

    private static boolean isOpenToAll(Class<?> target) {
        return target == SecondFactorView.class
                || target == LoginView.class
                || target == SetupView.class;
    }

    private static boolean isShut(Standing standing, Location where) {
        if (standing.owes() != Owed.NOTHING) {
            return true;
        }
        List<String> path = where.getSegments();
        boolean ofLockedTeam =
                path.size() > 1
                        && path.getFirst().equals(TEAM)
                        && standing.locked().containsKey(path.get(1));
        return ofLockedTeam || (standing.nowhereElse() && where.getPath().isEmpty());
    }

    /** Runs nothing of what was sent; a browser that sent it goes to the page of the factor. */
    private boolean refuse(VaadinSession vaadin, VaadinRequest request, VaadinResponse response)
            throws IOException {
        if (!HandlerHelper.isRequestType(request, RequestType.UIDL)) {
            return false;
        }
        Standing standing = session.standing();
        if (standing.owes() == Owed.NOTHING && standing.locked().isEmpty()) {
            return false;
        }
        if (mayGoOn(vaadin, request, standing)) {
            return false;
        }
        String page = request.getContextPath() + "/" + SecondFactorView.PATH;
        vaadin.getService()
                .writeUncachedStringResponse(
                        response,
                        JsonConstants.JSON_CONTENT_TYPE,
                        VaadinService.createCriticalNotificationJSON(null, null, null, page));
        return true;
    }

    private static boolean mayGoOn(VaadinSession vaadin, VaadinRequest request, Standing standing) {
        vaadin.lock();
        try {
            UI ui = vaadin.getService().findUI(request);
            if (ui == null) {
                return true;
            }
            boolean onItsPage =
                    ui.getInternals().getActiveRouterTargetsChain().stream()
                            .anyMatch(part -> isOpenToAll(part.getClass()));
            // A page that is only being opened shows nothing yet; the guard comes first.
            boolean empty = ui.getInternals().getActiveRouterTargetsChain().isEmpty();
            return onItsPage
                    || empty
                    || !isShut(standing, ui.getInternals().getActiveViewLocation());
        } finally {
            vaadin.unlock();
        }
    }
}
