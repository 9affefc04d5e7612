package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One large figure with its name above and a remark below. */
public final class KpiCard extends Div {
    /**
     * A figure.
     *
     * @param remark one short line; empty for none
     */
    public KpiCard(String name, Component figure, String remark) {
        addClassNames("card", "kpi-card");
        Span label = new Span(name);
        label.addClassName("kpi-card__name");
        add(label, figure);
        if (!remark.isEmpty()) {
            Span line = new Span(remark);
            line.addClassNames("caption", "num");
            add(line);
        }
    }

    /** A figure that is no money, such as {@code 214}. */
    public static KpiCard of(String name, String figure, String remark) {
        Span text = new Span(figure);
        text.addClassNames("kpi", "num");
        return new KpiCard(name, text, remark);
    }
}
