package io.framehouse.gallery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import io.framehouse.jobs.ui.JobParts.Source;
import java.util.List;

/** The pictures that a video was made from; each opens large. */
final class SourcePictures extends Div {
    SourcePictures(List<Source> pictures) {
        addClassNames("job-pictures", "item-panel__sources");
        for (Source picture : pictures) {
            Image small = new Image(picture.link(), "");
            small.getElement().setAttribute("loading", "lazy");
            NativeButton button = new NativeButton("", click -> open(picture));
            button.add(small);
            button.addClassName("item-panel__source");
            button.getElement().setAttribute("aria-label", "Open " + picture.name());
            button.setTitle(picture.name());
            add(button);
        }
    }

    private static void open(Source picture) {
        Dialog dialog = new Dialog(picture.name());
        dialog.addClassName("picture-dialog");
        Image large = new Image(picture.link(), "Image used: " + picture.name());
        Paragraph facts = new Paragraph(picture.facts());
        facts.addClassName("caption");
        dialog.add(large, facts);
        dialog.getFooter().add(new Button("Close", click -> dialog.close()));
        dialog.open();
    }
}
