package io.framehouse.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.jspecify.annotations.Nullable;

/**
 * A short message at the lower edge. Errors stay until closed; what offers an action stays longer
 * than what only tells. Never the only record of anything.
 */
public final class Toast {
    private static final int SHOWN_MILLIS = 5_000;
    private static final int OFFERED_MILLIS = 10_000;
    private static final String LAST_OFFER = Toast.class.getName() + ".lastOffer";

    private Toast() {}

    public static void info(String text) {
        show(text, VaadinIcon.INFO_CIRCLE, NotificationVariant.INFO, SHOWN_MILLIS, null);
    }

    public static void success(String text) {
        show(text, VaadinIcon.CHECK_CIRCLE, NotificationVariant.SUCCESS, SHOWN_MILLIS, null);
    }

    public static void warning(String text) {
        show(text, VaadinIcon.WARNING, NotificationVariant.WARNING, 0, null);
    }

    public static void error(String text) {
        show(text, VaadinIcon.CLOSE_CIRCLE, NotificationVariant.ERROR, 0, null);
        Announcer.assertive(text);
    }

    /**
     * A success that offers the next step; the one before it closes, so that they do not pile up.
     */
    public static void successWith(String text, String action, Runnable onAction) {
        Button button = new Button(action, click -> onAction.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        show(text, VaadinIcon.CHECK_CIRCLE, NotificationVariant.SUCCESS, OFFERED_MILLIS, button);
    }

    private static void show(
            String text,
            VaadinIcon icon,
            NotificationVariant variant,
            int millis,
            @Nullable Button action) {
        Notification toast = new Notification();
        toast.addThemeVariants(variant);
        toast.setPosition(Notification.Position.BOTTOM_START);
        toast.setDuration(millis);
        Div row = new Div(icon.create(), new Span(text));
        row.addClassName("toast");
        if (action != null) {
            action.addClickListener(click -> toast.close());
            row.add(action);
            replaceLastOffer(toast);
        }
        if (millis == 0 || action != null) {
            row.add(closeButton(toast));
        }
        toast.add(row);
        toast.open();
    }

    private static void replaceLastOffer(Notification toast) {
        UI ui = UI.getCurrent();
        if (ui != null) {
            if (ComponentUtil.getData(ui, LAST_OFFER) instanceof Notification last) {
                last.close();
            }
            ComponentUtil.setData(ui, LAST_OFFER, toast);
        }
    }

    private static Button closeButton(Notification toast) {
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> toast.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close message");
        return close;
    }
}
