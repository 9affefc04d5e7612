package io.framehouse.jobs.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code @1} of a prompt. */
final class Mentions {
    private static final Pattern MENTION = Pattern.compile("@(\\d{1,3})");

    private Mentions() {}

    /** What is said about one subject or one unknown number. */
    record Check(String text, Kind kind) {}

    /** How a subject stands in the prompt. */
    enum Kind {
        /** Used. */
        USED,
        /** Not used yet; may be sent. */
        UNUSED,
        /** There is no such subject. */
        UNKNOWN
    }

    /** The "In your prompt" line. */
    static List<Check> check(String prompt, List<Subject> subjects) {
        List<Integer> used = numbers(prompt);
        List<Check> checks = new ArrayList<>();
        for (int number = 1; number <= subjects.size(); number++) {
            checks.add(subject(number, subjects.get(number - 1), used));
        }
        used.stream()
                .distinct()
                .filter(number -> number < 1 || number > subjects.size())
                .forEach(number ->
                        checks.add(
                                new Check(
                                        "@" + number + ": there is no subject " + number,
                                        Kind.UNKNOWN)));
        return checks;
    }

    /** How often a subject is named. */
    static long count(String prompt, int number) {
        return numbers(prompt).stream().filter(used -> used == number).count();
    }

    /**
     * The prompt after a subject was removed: its mention becomes the name, later numbers count one
     * less.
     */
    static String withoutSubject(String prompt, int removed, String name) {
        return MENTION.matcher(prompt)
                .replaceAll(match -> {
                    int number = Integer.parseInt(match.group(1));
                    if (number == removed) {
                        return Matcher.quoteReplacement(name.isBlank() ? "subject" : name);
                    }
                    return "@" + (number > removed ? number - 1 : number);
                });
    }

    /** The prompt after two subjects changed places. */
    static String swapped(String prompt, int first, int second) {
        return MENTION.matcher(prompt)
                .replaceAll(match -> {
                    int number = Integer.parseInt(match.group(1));
                    int other = number == first ? second : first;
                    return "@" + (number == first || number == second ? other : number);
                });
    }

    private static Check subject(int number, Subject subject, List<Integer> used) {
        String who = "@" + number + (subject.name().isBlank() ? "" : " " + subject.name());
        long times = used.stream().filter(one -> one == number).count();
        if (times == 0) {
            return new Check(who + " not used yet", Kind.UNUSED);
        }
        return new Check(who + ", used " + (times == 1 ? "once" : times + " times"), Kind.USED);
    }

    private static List<Integer> numbers(String prompt) {
        return MENTION.matcher(prompt)
                .results()
                .map(match -> Integer.parseInt(match.group(1)))
                .toList();
    }
}
