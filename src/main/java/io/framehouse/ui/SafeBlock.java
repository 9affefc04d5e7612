package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A part of a page that fails alone: what throws becomes an {@link ErrorState} in its place. */
public final class SafeBlock extends Div {
    private final String sentence;
    private final Supplier<? extends Component> content;

    /**
     * A block, loaded at once.
     *
     * @param sentence what to say on failure, such as {@code Could not load jobs.}
     */
    public SafeBlock(String sentence, Supplier<? extends Component> content) {
        this.sentence = sentence;
        this.content = content;
        addClassName("safe-block");
        load();
    }

    /** Makes the content anew. */
    public void load() {
        Component loaded = loadedOrError();
        removeAll();
        add(loaded);
    }

    /**
     * Changes the content where it stands; where that fails, or is answered with false, the content
     * is made anew.
     */
    public void update(BooleanSupplier inPlace) {
        boolean done;
        try {
            done = inPlace.getAsBoolean();
        } catch (RuntimeException failure) {
            removeAll();
            add(new ErrorState(sentence, ErrorIds.report(failure), this::load));
            return;
        }
        if (!done) {
            load();
        }
    }

    private Component loadedOrError() {
        try {
            return content.get();
        } catch (RuntimeException failure) {
            return new ErrorState(sentence, ErrorIds.report(failure), this::load);
        }
    }
}
