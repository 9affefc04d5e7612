package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Action;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Toast;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives the ticked videos one rating. */
@Component
final class RateAction extends KeepAction {
    RateAction(KeepServices services) {
        super(
                services,
                new Button(20, "Rate", VaadinIcon.THUMBS_UP_O, Action.EDIT_ASSETS, Place.WALL));
    }

    @Override
    public void run(CurrentTeam team, Set<UUID> videos, Runnable done) {
        Paragraph problem = new Paragraph();
        problem.addClassName("keep-dialog__problem");
        problem.getElement().setAttribute("role", "alert");
        RatingField rating = new RatingField("No rating", stars -> problem.setText("")).unchosen();
        rating.addClassName("rating-field--whole");
        new KeepDialog(
                        "Rate " + KeepWords.these(videos.size()),
                        List.of(rating, problem),
                        "Save rating",
                        () -> services().keeping().rate(team.id(), videos, chosen(rating)),
                        errors -> problem.setText(errors.getFirst().message()),
                        () -> {
                            Toast.success(
                                    "%s: %s."
                                            .formatted(
                                                    KeepWords.videos(videos.size()),
                                                    KeepWords.rating(chosen(rating))));
                            done.run();
                        })
                .open();
    }

    /** Nobody's rating goes by a press that chose nothing. */
    private static int chosen(RatingField rating) {
        Integer chosen = rating.getValue();
        if (chosen == null) {
            throw DomainException.invalid(
                    "rating", "required", "Choose 1 to 5 stars, or No rating to take it away.");
        }
        return chosen;
    }
}
