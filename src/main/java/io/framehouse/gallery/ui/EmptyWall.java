package io.framehouse.gallery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.jobs.ui.JobsNavigation;
import io.framehouse.shared.Action;
import io.framehouse.ui.EmptyState;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands where the wall would be: why no video is there, and what to do. */
final class EmptyWall extends Div {
    private final GalleryModel model;
    private final Consumer<GalleryFilter> listener;

    /**
     * @param refused why the filter is not looked for; null where it found nothing
     * @param listener told a filter that finds more
     */
    EmptyWall(GalleryModel model, @Nullable String refused, Consumer<GalleryFilter> listener) {
        this.model = model;
        this.listener = listener;
        add(refused == null ? nothing() : refused(refused));
    }

    private EmptyState refused(String why) {
        return new EmptyState(
                VaadinIcon.FILTER,
                "This is not looked for",
                why + " Use fewer words, or clear " + model.filter().activeWords() + ".",
                clear());
    }

    private EmptyState nothing() {
        GalleryFilter filter = model.filter();
        if (filter.equals(only(GalleryField.TRASH))) {
            return new EmptyState(
                    VaadinIcon.TRASH,
                    "The trash is empty",
                    "Videos that are moved to the trash lie here for a while and can be taken out"
                            + " again.");
        }
        if (filter.equals(only(GalleryField.STARRED))) {
            return new EmptyState(
                    VaadinIcon.STAR_O,
                    "Nothing starred yet",
                    "Press S on a video, or the star on its corner, to find it here again.");
        }
        return filter.isActive() && model.hasAnyVideo() ? noMatch(filter) : noVideo();
    }

    /** As long as words are still put in, nobody is told that there is nothing. */
    private EmptyState noMatch(GalleryFilter filter) {
        if (filter.has(GalleryField.TEXT) && model.isBeingPrepared()) {
            return new EmptyState(
                    VaadinIcon.HOURGLASS,
                    "Nothing found so far",
                    SearchState.WORDS
                            + " Look again in some minutes, or clear "
                            + filter.activeWords()
                            + ".",
                    clear());
        }
        return new EmptyState(
                VaadinIcon.FILTER,
                "No videos match",
                "Try fewer words, or clear " + filter.activeWords() + ".",
                clear());
    }

    private EmptyState noVideo() {
        String text =
                "Finished videos are copied here and stay, also after the provider deletes its own"
                        + " link.";
        if (!model.may(Action.SUBMIT_JOB)) {
            return new EmptyState(VaadinIcon.FILM, "Your gallery is empty", text);
        }
        Anchor create = new Anchor(JobsNavigation.create(model.team()));
        create.add(VaadinIcon.PLUS.create(), new Span("Create video"));
        create.addClassName("button-link");
        return new EmptyState(VaadinIcon.FILM, "Your gallery is empty", text, create);
    }

    private Button clear() {
        GalleryFilter cleared = model.filter().cleared();
        Button clear = new Button("Clear filters", click -> listener.accept(cleared));
        clear.addThemeVariants(ButtonVariant.PRIMARY);
        return clear;
    }

    private GalleryFilter only(GalleryField field) {
        return model.filter().cleared().with(field, GalleryField.YES);
    }
}
