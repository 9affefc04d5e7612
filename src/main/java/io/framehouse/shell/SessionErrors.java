package io.framehouse.shell;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.ErrorIds;
import io.framehouse.ui.Toast;
import org.springframework.stereotype.Component;

/** What no view expected becomes a message with an error id; a lost connection keeps trying. */
@Component
final class SessionErrors implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;
    private static final int TRIES = 1_000;
    private static final int TRY_EVERY_MILLIS = 5_000;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(
                        session -> session.getSession().setErrorHandler(SessionErrors::tell));
        event.getSource().addUIInitListener(init -> keepTrying(init.getUI()));
    }

    private static void tell(ErrorEvent event) {
        Throwable failure = event.getThrowable();
        boolean expected = failure instanceof DomainException;
        String text =
                expected
                        ? String.valueOf(failure.getMessage())
                        : "Something broke on our side. Your draft and your credits are safe."
                                + " Error id "
                                + ErrorIds.report(failure)
                                + ".";
        UI ui = UI.getCurrent();
        if (ui != null && ui.isAttached()) {
            ui.access(() -> Toast.error(text));
        }
    }

    private static void keepTrying(UI ui) {
        ReconnectDialogConfiguration dialog = ui.getReconnectDialogConfiguration();
        dialog.setReconnectAttempts(TRIES);
        dialog.setReconnectInterval(TRY_EVERY_MILLIS);
        dialog.setDialogText("No connection. Trying again\u2026");
        dialog.setDialogTextGaveUp("No connection. Reload when it is back.");
    }
}
