package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A state: always icon, word and colour together, and the word stands alone. */
public final class StatusBadge extends Badge {
    /** What a colour means, everywhere the same. */
    public enum Style {
        /** Waiting, or ended without a result. */
        NEUTRAL("aura-accent-neutral", ""),
        /** Something is going on. */
        ALIVE("", ""),
        /** A good end. */
        GOOD("", "success"),
        /** A bad end. */
        BAD("", "error"),
        /** We do not know, or somebody must look. */
        CHECK("aura-accent-orange", ""),
        /** Only for a budget or a term that comes near. */
        WARN("", "warning");

        private final String className;
        private final String theme;

        Style(String className, String theme) {
            this.className = className;
            this.theme = theme;
        }
    }

    private StatusBadge(String word, Component icon, Style style) {
        super(word, icon);
        addClassName("status-badge");
        if (!style.className.isEmpty()) {
            addClassName(style.className);
        }
        if (!style.theme.isEmpty()) {
            getElement().getThemeList().add(style.theme);
        }
    }

    public static StatusBadge of(String word, VaadinIcon icon, Style style) {
        return new StatusBadge(word, icon.create(), style);
    }

    /** With the turning ring of work that goes on; a still icon where motion is reduced. */
    public static StatusBadge ring(String word) {
        Span ring = new Span(VaadinIcon.SPINNER.create());
        ring.addClassName("status-ring");
        ring.getElement().setAttribute("aria-hidden", "true");
        return new StatusBadge(word, ring, Style.ALIVE);
    }

    /** Adds the one-line meaning that the pointer finds. */
    public StatusBadge meaning(String sentence) {
        getElement().setAttribute("title", sentence);
        return this;
    }
}
