package io.framehouse.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.jobs.JobRow;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;

/** The states of jobs as Home shows them. */
final class JobBadges {
    private JobBadges() {}

    static StatusBadge of(JobRow job) {
        return switch (job.state()) {
            case HELD -> held(job);
            case SUBMITTING ->
                    StatusBadge.of("Sending", VaadinIcon.PAPERPLANE_O, Style.ALIVE)
                            .meaning("We are handing the job to the provider.");
            case QUEUED -> queued(job);
            case RUNNING ->
                    StatusBadge.ring("Generating").meaning("The provider is making the video.");
            case SUCCEEDED -> succeeded(job);
            case FAILED ->
                    StatusBadge.of("Failed", VaadinIcon.CLOSE_CIRCLE, Style.BAD)
                            .meaning("The provider said it failed. The hold was released.");
            case CANCELLED ->
                    StatusBadge.of("Cancelled", VaadinIcon.BAN, Style.NEUTRAL)
                            .meaning("Stopped before it ran. The hold was released.");
            case UNKNOWN ->
                    StatusBadge.of("Checking", VaadinIcon.QUESTION_CIRCLE, Style.CHECK)
                            .meaning(
                                    "We lost sight of it. The hold stays until the provider"
                                            + " answers.");
        };
    }

    private static StatusBadge held(JobRow job) {
        return "provider_busy".equals(job.waitingReason())
                ? StatusBadge.of("Provider busy", VaadinIcon.PAUSE, Style.NEUTRAL)
                        .meaning("Accepted here; the provider limits how many run at once.")
                : StatusBadge.of("Waiting to send", VaadinIcon.CLOCK, Style.NEUTRAL)
                        .meaning("Credits are held. The job is next in line here.");
    }

    private static StatusBadge queued(JobRow job) {
        return job.offPeak()
                ? StatusBadge.of("Off-peak queue", VaadinIcon.MOON_O, Style.NEUTRAL)
                        .meaning(
                                "Runs within 48 hours, then is cancelled by the provider and"
                                        + " released.")
                : StatusBadge.of("In provider queue", VaadinIcon.HOURGLASS, Style.NEUTRAL)
                        .meaning("The provider accepted it and has not started.");
    }

    private static StatusBadge succeeded(JobRow job) {
        return job.videoReady()
                ? StatusBadge.of("Done", VaadinIcon.CHECK_CIRCLE, Style.GOOD)
                        .meaning("The video is stored here.")
                : StatusBadge.of("Saving video", VaadinIcon.DOWNLOAD, Style.ALIVE)
                        .meaning("Done at the provider; we are copying the file.");
    }
}
