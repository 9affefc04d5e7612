package io.framehouse.jobs.ui;

import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobEvidence;
import io.framehouse.jobs.JobEvidence.Look;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Wire;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known, what is not and what follows, in words for whoever decides. */
final class CaseWords {
    private CaseWords() {}

    /** For a row: {@code No answer when it was sent}. */
    static String why(@Nullable String reason) {
        return reason(reason)
                .map(known ->
                        switch (known) {
                            case SUBMIT_UNANSWERED -> "No answer when it was sent";
                            case STATUS_UNRECOGNISED -> "A status we do not know";
                            case TASK_NOT_FOUND -> "The provider does not know it";
                            case SILENT_TOO_LONG -> "No answer for too long";
                            case RESULT_MISSING -> "Done, but no video came";
                            case COST_UNCLEAR -> "A cost we cannot read";
                            case NEVER_FINISHES -> "It never finishes";
                            case ACCOUNT_GONE -> "Its account is gone";
                        })
                .orElse("Not told");
    }

    /** The whole sentence. */
    static String explanation(@Nullable String reason) {
        return reason(reason)
                .map(known ->
                        switch (known) {
                            case SUBMIT_UNANSWERED ->
                                    "We sent it and got no answer we could read. The provider may"
                                            + " be making the video, or may never have got the"
                                            + " job.";
                            case STATUS_UNRECOGNISED ->
                                    "The provider answers with a status word that we do not know.";
                            case TASK_NOT_FOUND ->
                                    "The provider took the job and now says that it knows no such"
                                            + " task.";
                            case SILENT_TOO_LONG ->
                                    "The provider took the job and has not told anything about it"
                                            + " for too long.";
                            case RESULT_MISSING ->
                                    "The provider says that the video is done, and gives none.";
                            case COST_UNCLEAR ->
                                    "The provider says that the video is done, and tells a cost"
                                            + " that cannot be turned into credits.";
                            case NEVER_FINISHES ->
                                    "The provider has said for longer than any task takes that it is at"
                                            + " work.";
                            case ACCOUNT_GONE ->
                                    "The account it was sent through was removed, so nobody can be"
                                            + " asked.";
                        })
                .orElse("We do not know what became of it.");
    }

    /** {@code next look in 5 min}; empty for never. */
    static String nextLook(JobCase job, Instant now) {
        Instant next = job.nextCheckAt();
        return next == null ? "" : "next look " + TimeFormat.until(next, now);
    }

    /** {@code sent once}. */
    static String sent(JobCase job) {
        return "sent " + times(job.attempt());
    }

    static String look(Look look) {
        String what =
                switch (look.kind()) {
                    case TASK_LIST -> "Searched the provider's task list for our tag";
                    case TASK -> "Asked for the task by its id";
                    case CALLBACK -> "The provider called";
                    case NAMED_TASK -> "Asked the task that a callback named";
                };
        return look.times() == 0 ? what : what + ", " + times(look.times());
    }

    /** The last answer of a kind of look. */
    static String found(Look look) {
        String found = Objects.requireNonNullElse(look.found(), "");
        return switch (look.kind()) {
            case TASK -> why(found);
            case CALLBACK -> "It was genuine; what it claimed is never believed";
            case TASK_LIST ->
                    switch (found) {
                        case "found" -> "Found";
                        case "absent" -> "Not in the list";
                        case "incomplete" -> "Could not be read to the end";
                        case "no_list" -> "This provider has no task list";
                        default -> "No answer yet";
                    };
            case NAMED_TASK ->
                    switch (found) {
                        case "found" -> "It carries our tag";
                        case "absent" -> "It is not ours, or not there";
                        case "incomplete" -> "It could not be asked";
                        default -> "No answer yet";
                    };
        };
    }

    /** What the next look does, and when. */
    static String trying(JobEvidence evidence, Instant now) {
        String when = nextLook(evidence.job(), now);
        String next = when.isEmpty() ? "" : " The " + when + ".";
        return switch (evidence.trying()) {
            case ASK_FOR_TASK -> "The provider is asked for the task again." + next;
            case CHECK_NAMED_TASK ->
                    "The task that a callback named is asked whether it carries our tag." + next;
            case SEARCH_LIST -> "The provider's task list is searched for our tag." + next;
            case WAIT_FOR_CALLBACK ->
                    "There is nothing to ask: this provider has no task list. Only a callback or a"
                            + " person can tell.";
            case NOTHING -> "Nothing: the account is gone. Only a person can tell.";
        };
    }

    /** Whether and when a person is asked; empty where that is void. */
    static String person(JobEvidence evidence, Instant now) {
        Instant deadline = evidence.askPersonAt();
        if (evidence.personAskedAt() != null) {
            return "It waits for a person: the provider could not tell in time.";
        }
        return deadline == null
                ? ""
                : "A person is asked "
                        + TimeFormat.until(deadline, now)
                        + " unless the provider answers before.";
    }

    /** What exactly happens to the credits if the provider made the video. */
    static String settles(CaseRow row, Credits amount) {
        Credits quote = row.job().quote();
        String settled = CreditsFormat.sentence(amount) + " are settled for " + row.team();
        int over = amount.compareTo(quote);
        if (over == 0) {
            return settled + ": the whole hold. Nothing goes back.";
        }
        return over < 0
                ? settled
                        + " and "
                        + CreditsFormat.sentence(quote.minus(amount))
                        + " of the hold are released."
                : settled
                        + ", "
                        + CreditsFormat.sentence(amount.minus(quote))
                        + " more than were held. The team may fall below zero.";
    }

    /** What exactly happens to the credits if the provider did not make it. */
    static String releases(CaseRow row) {
        return "The whole hold of %s is released to %s. If the provider made it after all and tells"
                        .formatted(CreditsFormat.sentence(row.job().quote()), row.team())
                + " so within 7 days, its cost is booked as an adjustment.";
    }

    static String capital(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String times(int count) {
        return switch (count) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }

    private static Optional<UnknownReason> reason(@Nullable String wire) {
        return wire == null ? Optional.empty() : Wire.parse(UnknownReason.class, wire);
    }
}
