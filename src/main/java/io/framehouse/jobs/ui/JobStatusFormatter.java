package io.framehouse.jobs.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.JobState;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/** Words, icons and meanings of a job's state; the same on every screen. */
@NamedInterface("screens")
public final class JobStatusFormatter {
    /**
     * What a state looks like.
     *
     * @param icon null for the turning ring of work that goes on
     * @param meaning one line for people
     */
    public record Look(String word, @Nullable VaadinIcon icon, Style style, String meaning) {
        public StatusBadge badge() {
            StatusBadge badge =
                    icon == null ? StatusBadge.ring(word) : StatusBadge.of(word, icon, style);
            return badge.meaning(meaning);
        }
    }

    private JobStatusFormatter() {}

    public static StatusBadge badge(JobRow job) {
        return look(job).badge();
    }

    public static Look look(JobRow job) {
        return look(job.state(), job.offPeak(), job.waitingReason(), job.videoReady());
    }

    /**
     * The look of a state.
     *
     * @param reason why a held job waits, such as {@code provider_busy}
     * @param ready whether the video of a finished job is copied, or will not be
     */
    static Look look(JobState state, boolean offPeak, @Nullable String reason, boolean ready) {
        return switch (state) {
            case HELD -> held(reason);
            case SUBMITTING ->
                    new Look(
                            "Sending",
                            VaadinIcon.PAPERPLANE_O,
                            Style.ALIVE,
                            "We are handing the job to the provider.");
            case QUEUED -> queued(offPeak);
            case RUNNING ->
                    new Look("Generating", null, Style.ALIVE, "The provider is making the video.");
            case SUCCEEDED -> succeeded(ready);
            case FAILED ->
                    new Look(
                            "Failed",
                            VaadinIcon.CLOSE_CIRCLE,
                            Style.BAD,
                            "The provider said it failed. The hold was released.");
            case CANCELLED ->
                    new Look(
                            "Cancelled",
                            VaadinIcon.BAN,
                            Style.NEUTRAL,
                            "Stopped before it ran. The hold was released.");
            case UNKNOWN ->
                    new Look(
                            "Checking",
                            VaadinIcon.QUESTION_CIRCLE,
                            Style.CHECK,
                            "We lost sight of it. The hold stays until the provider answers.");
        };
    }

    /** The word alone, for filters. */
    static String word(JobState state) {
        return state == JobState.QUEUED ? "Queued" : look(state, false, null, true).word();
    }

    private static Look held(@Nullable String reason) {
        if (reason == null) {
            return new Look(
                    "Waiting to send",
                    VaadinIcon.CLOCK,
                    Style.NEUTRAL,
                    "Credits are held. The job is next in line here.");
        }
        return switch (reason) {
            case "provider_busy" ->
                    new Look(
                            "Provider busy",
                            VaadinIcon.PAUSE,
                            Style.NEUTRAL,
                            "Accepted here; the provider limits how many run at once.");
            case "model_unavailable" ->
                    new Look(
                            "Model away",
                            VaadinIcon.PAUSE,
                            Style.NEUTRAL,
                            "Accepted here; the provider does not offer this model at the moment.");
            case "image_not_fetched" ->
                    new Look(
                            "Waiting to send",
                            VaadinIcon.PAUSE,
                            Style.NEUTRAL,
                            "Accepted here; the provider could not fetch an image and is asked"
                                    + " once more.");
            case "not_sendable" ->
                    new Look(
                            "Cannot be sent",
                            VaadinIcon.PAUSE,
                            Style.NEUTRAL,
                            "Accepted here; something that it needs is missing. It is tried again"
                                    + " every hour. Cancel it if it is not wanted any more.");
            case "provider_unreachable" ->
                    new Look(
                            "Provider away",
                            VaadinIcon.PAUSE,
                            Style.NEUTRAL,
                            "Accepted here; the provider cannot be reached and is tried again.");
            case "team_limit" ->
                    new Look(
                            "Waiting to send",
                            VaadinIcon.CLOCK,
                            Style.NEUTRAL,
                            "Accepted here; the team has as many jobs running as its limit allows.");
            case "provider_unavailable" ->
                    new Look(
                            "Provider away",
                            VaadinIcon.PAUSE,
                            Style.NEUTRAL,
                            "Accepted here; the provider fails and is left alone for a moment.");
            case "no_account" ->
                    new Look(
                            "Waiting to send",
                            VaadinIcon.PAUSE,
                            Style.NEUTRAL,
                            "Accepted here; no provider account takes this model now. Admins can"
                                    + " connect or resume one.");
            case "account_trouble" ->
                    new Look(
                            "Waiting to send",
                            VaadinIcon.PAUSE,
                            Style.NEUTRAL,
                            "Accepted here; the provider refuses our account. Admins are told.");
            default ->
                    new Look(
                            "Waiting to send",
                            VaadinIcon.CLOCK,
                            Style.NEUTRAL,
                            "Credits are held. The job is next in line here.");
        };
    }

    private static Look queued(boolean offPeak) {
        return offPeak
                ? new Look(
                        "Off-peak queue",
                        VaadinIcon.MOON_O,
                        Style.NEUTRAL,
                        "Runs within 48 hours, then is cancelled by the provider and released.")
                : new Look(
                        "In provider queue",
                        VaadinIcon.HOURGLASS,
                        Style.NEUTRAL,
                        "The provider accepted it and has not started.");
    }

    private static Look succeeded(boolean ready) {
        return ready
                ? new Look("Done", VaadinIcon.CHECK_CIRCLE, Style.GOOD, "The video is stored here.")
                : new Look(
                        "Saving video",
                        VaadinIcon.DOWNLOAD,
                        Style.ALIVE,
                        "Done at the provider; we are copying the file.");
    }
}
