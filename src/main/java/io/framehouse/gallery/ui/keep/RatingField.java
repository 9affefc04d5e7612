package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Five stars and none, as the radio buttons that a browser knows: arrows change the rating, a press
 * on the words takes it away.
 */
@Tag("fieldset")
final class RatingField extends Component implements HasStyle {
    private final List<Element> choices = new ArrayList<>();
    private @Nullable Integer value;

    /**
     * A field.
     *
     * @param none what having none is called
     * @param changed gets each new rating that a person gives
     */
    RatingField(String none, IntConsumer changed) {
        addClassName("rating-field");
        Element legend = new Element("legend").setText("Rating");
        legend.getClassList().add("visually-hidden");
        getElement().appendChild(legend);
        String group = "rating-" + Ids.next();
        for (int rating = 1; rating <= GalleryKeeping.BEST_RATING; rating++) {
            add(group, rating, rating == 1 ? "1 star" : rating + " stars", "rating-field__star");
        }
        add(group, 0, none, "rating-field__none");
        getElement()
                .addEventListener(
                        "change",
                        change -> {
                            int chosen =
                                    change.getEventData().get("Number(event.target.value)").asInt();
                            value = chosen;
                            mark();
                            changed.accept(chosen);
                        })
                .addEventData("Number(event.target.value)");
        setValue(0);
    }

    private void add(String group, int rating, String words, String className) {
        Element choice =
                new Element("input")
                        .setAttribute("type", "radio")
                        .setAttribute("name", group)
                        .setAttribute("value", String.valueOf(rating));
        Element text = new Element("span").setText(words);
        Element label = new Element("label").setAttribute("title", words);
        label.getClassList().add(className);
        if (rating > 0) {
            text.getClassList().add("visually-hidden");
            Element star = VaadinIcon.STAR.create().getElement();
            star.setAttribute("aria-hidden", "true");
            label.appendChild(choice, star, text);
        } else {
            label.appendChild(choice, text);
        }
        choices.add(choice);
        getElement().appendChild(label);
    }

    /** Null until one is chosen, where none was to begin with. */
    @Nullable Integer getValue() {
        return value;
    }

    /** Nothing is chosen, not even to have none. */
    RatingField unchosen() {
        value = null;
        choices.forEach(choice -> choice.executeJs("this.checked = false"));
        getElement().removeAttribute("data-rating");
        return this;
    }

    void setValue(int rating) {
        value = rating;
        Element choice = choices.get(rating == 0 ? choices.size() - 1 : rating - 1);
        choice.executeJs("this.checked = true");
        mark();
    }

    /** Nobody changes it from here. */
    void setReadOnly(boolean readOnly) {
        getElement().setAttribute("disabled", readOnly);
    }

    private void mark() {
        getElement().setAttribute("data-rating", String.valueOf(value));
    }
}
