package io.framehouse.administration.ui;

import io.framehouse.storage.StorageChecks.Check;
import io.framehouse.storage.StorageChecks.Outcome;
import io.framehouse.storage.StorageChecks.State;
import io.framehouse.storage.StorageSize;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Words for how the storage is. */
final class StorageWords {
    private StorageWords() {}

    static String headline(State state) {
        return state.awaySince() == null ? "The storage answers" : "The storage is away";
    }

    static String explanation(State state) {
        String place =
                state.store().equals("s3")
                        ? "Files lie in the S3 bucket."
                        : "Files lie in the data directory.";
        String more =
                state.also() == null
                        ? ""
                        : state.waiting() == 0
                                ? " All files of before are carried over; FRAMEHOUSE_STORAGE_ALSO"
                                        + " can be left out."
                                : " %s are still to be carried over from '%s'."
                                        .formatted(files(state.waiting()), state.also());
        return state.awaySince() == null
                ? place + more
                : place
                        + more
                        + " Lists, prices and new jobs work without it; videos cannot be shown, and"
                        + " copies wait. Nothing is lost.";
    }

    static String underWay(Check check) {
        String by = check.askedBy() == null ? "" : " " + check.askedBy() + " asked for it.";
        return (check.outcome() == Outcome.WAITING
                        ? "A check begins within some seconds."
                        : "A check is under way.")
                + by;
    }

    static String verdict(Check check) {
        return switch (check.outcome()) {
            case GOOD -> "Every file is where it belongs.";
            case TROUBLE ->
                    files(check.missing())
                            + (check.missing() == 1 ? " is" : " are")
                            + " missing. Their videos are told as failed: retry the copies, or"
                            + " restore the files from a backup.";
            case STOPPED -> "Stopped before the end: " + check.reason() + wayOn(check);
            case WAITING, RUNNING -> underWay(check);
        };
    }

    private static String wayOn(Check check) {
        return check.heldBack() == 0
                ? ""
                : " Look first whether the right disk or bucket is in its place. If it is, restore"
                        + " the files from a backup, or mark them as missing. Until then every check"
                        + " ends here.";
    }

    static String headline(Check check) {
        return switch (check.outcome()) {
            case GOOD -> "Nothing is missing";
            case TROUBLE -> files(check.missing()) + " missing";
            case STOPPED ->
                    check.heldBack() == 0
                            ? "The check was stopped"
                            : files(check.heldBack()) + " missing, nothing marked";
            case WAITING, RUNNING -> "A check is under way";
        };
    }

    static String markVerb(Check check) {
        return "Mark " + files(check.heldBack()) + " as missing";
    }

    static String markConsequence(Check check) {
        return "Whatever is not there when the check comes to it, about "
                + files(check.heldBack())
                + ", is told as failed in its team's gallery and to its programs, and can be copied"
                + " again while the provider still has it. Files that are found later are ready"
                + " again. It is noted in the audit log.";
    }

    static Map<String, String> figures(Check check) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("Files", number(check.objects()) + ", " + StorageSize.of(check.bytes()));
        figures.put("Missing", number(check.missing()));
        figures.put(
                "Named by nothing",
                number(check.orphans()) + ", " + StorageSize.of(check.bytesOrphaned()));
        return figures;
    }

    private static String files(long count) {
        return count == 1 ? "1 file" : number(count) + " files";
    }

    private static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }
}
