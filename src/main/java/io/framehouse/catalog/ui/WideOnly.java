package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;

/** What stands on phones in the place of forms that need width. */
final class WideOnly {
    private WideOnly() {}

    static Component note() {
        Paragraph note = new Paragraph("Use a wider screen to edit prices.");
        note.addClassNames("narrow-only", "secondary");
        return note;
    }
}
