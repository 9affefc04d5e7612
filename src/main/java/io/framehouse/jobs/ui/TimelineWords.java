package io.framehouse.jobs.ui;

import io.framehouse.jobs.JobEvent;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import org.jspecify.annotations.Nullable;

/** A line of the timeline in words. */
final class TimelineWords {
    private TimelineWords() {}

    static String of(JobEvent event) {
        return switch (event.word()) {
            case "held" -> "Held" + amount(event.amount());
            case "sending" -> "Sent to provider";
            case "accepted" -> "In provider queue";
            case "queued" -> "Back in provider queue";
            case "running" -> "Generating";
            case "settled" -> "Settled" + amount(event.amount());
            case "failed" -> "Failed, hold released" + amount(event.amount());
            case "cancelled" -> "Cancelled, hold released" + amount(event.amount());
            case "cancel_asked" -> "Asked the provider to cancel";
            case "provider_busy" -> "Provider busy, waits here";
            case "model_unavailable" -> "Model not available there, waits here";
            case "image_not_fetched" -> "Provider could not fetch an image, waits here";
            case "not_sendable" -> "Could not be made ready to send, waits here";
            case "provider_unreachable" -> "Provider not reached, waits here";
            case "account_trouble" -> "Provider refused our account, waits here";
            case "unanswered" -> "No answer to sending, checking";
            case "unknown" -> "Lost sight of it, checking";
            case "resolved_as_succeeded" ->
                    "Resolved by hand as succeeded, settled" + amount(event.amount());
            case "resolved_as_failed" ->
                    "Resolved by hand as failed, hold released" + amount(event.amount());
            case "late_success" -> "Finished after all, adjusted" + amount(event.amount());
            case "late_success_without_video" -> "Finished after all, no video yet";
            case "late_failure" -> "The provider confirms that it failed";
            case "late_video" -> "The video came after all";
            case "late_found" -> "Found again at the provider";
            case "late_checks_ended" -> "No longer asked about";
            case "late_answer" -> "A late answer came";
            default -> plain(event.word());
        };
    }

    /** What stands beside it: an attempt, or the provider's own word. */
    static String aside(JobEvent event) {
        String detail = event.detail();
        boolean ours = event.word().equals("sending") || event.word().startsWith("resolved_as_");
        if (ours && detail != null) {
            return detail;
        }
        return event.providerWord() == null ? "" : "\u201c" + event.providerWord() + "\u201d";
    }

    static String actor(JobEvent event) {
        return event.actor().equals("system") ? "console" : event.actor();
    }

    private static String amount(@Nullable Credits amount) {
        return amount == null ? "" : " " + CreditsFormat.exactText(amount);
    }

    private static String plain(String word) {
        String words = word.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
