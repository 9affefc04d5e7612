package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CurrentTeam;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;

/** The way from a refusal to more credits: asks, and shows what became of it in place. */
@org.springframework.stereotype.Component
@Lazy
public class AskForMore {
    private final AskModel model;
    private final RequestsModel requests;

    AskForMore(AskModel model, RequestsModel requests) {
        this.model = model;
        this.requests = requests;
    }

    /**
     * What made a person ask.
     *
     * @param budget the budget that is short; null for the team's balance
     * @param lacking how much is missing; zero where nothing was refused
     * @param model the model of the job that is refused, or null
     * @param quote what that job would hold, or null
     */
    public record Need(
            @Nullable UUID budget,
            Credits lacking,
            @Nullable String model,
            @Nullable Credits quote) {
        /** Somebody wants more of a limit before anything was refused. */
        public static Need of(@Nullable UUID budget) {
            return new Need(budget, Credits.ZERO, null, null);
        }
    }

    /** Whether the person may ask in this team at all. */
    public boolean offered(CurrentTeam team) {
        return model.mayAsk(team);
    }

    /** How many requests of a team wait for this person's answer. */
    public long waitingForMe(CurrentTeam team) {
        return requests.waitingForMe(team);
    }

    /**
     * Opens the dialog over whatever is being done, which stays as it is.
     *
     * @param afterwards runs when a request was sent or taken back
     */
    public void open(CurrentTeam team, Need need, Runnable afterwards) {
        new AskDialog(model, team, need, afterwards).open();
    }

    /**
     * The person's own request that waits, with the way to take it back, or the answer of the last
     * day.
     *
     * @param afterwards runs when it was taken back
     */
    public Optional<Component> note(CurrentTeam team, Runnable afterwards) {
        return model.standing(team)
                .map(request -> new OwnRequestNote(model, team, request, afterwards));
    }
}
