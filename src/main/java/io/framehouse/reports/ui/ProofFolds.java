package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;

/** Sections of the proof page: open on wide screens, folded on phones. */
final class ProofFolds {
    private ProofFolds() {}

    static Component section(String title, String help, Component... content) {
        H2 heading = new H2(title);
        heading.addClassName("section-title");
        NativeDetails fold = new NativeDetails(heading);
        fold.addClassName("proof__fold");
        Paragraph line = new Paragraph(help);
        line.addClassName("caption");
        Div body = new Div(line);
        body.addClassName("proof__fold-body");
        body.add(content);
        fold.setContent(body);
        fold.setOpen(true);
        // Only the browser knows how wide it is.
        fold.getElement()
                .executeJs("if (matchMedia('(max-width: 480px)').matches) this.open = false");
        return fold;
    }
}
