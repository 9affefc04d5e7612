package io.framehouse.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Labels on one line, parted by commas. A label that has a comma itself stands between quotes, in
 * which a quote is written twice: {@code spring, "Oslo, Norway"}.
 */
public final class LabelText {
    private static final char QUOTE = '"';

    private final List<String> labels = new ArrayList<>();
    private final StringBuilder label = new StringBuilder();
    private boolean quoted;
    private boolean inside;

    private LabelText() {}

    /** Each label once, in order, without blanks around; a quote without its second ends last. */
    public static List<String> parse(String line) {
        LabelText reader = new LabelText();
        for (int at = 0; at < line.length(); at++) {
            boolean twice = at + 1 < line.length() && line.charAt(at + 1) == QUOTE;
            if (reader.inside && line.charAt(at) == QUOTE && twice) {
                reader.label.append(QUOTE);
                at++;
            } else {
                reader.read(line.charAt(at));
            }
        }
        reader.end();
        return reader.labels.stream().distinct().toList();
    }

    /** The line that {@link #parse} reads as these. */
    public static String join(Collection<String> labels) {
        return labels.stream().map(LabelText::written).collect(Collectors.joining(", "));
    }

    private static String written(String label) {
        boolean plain = label.indexOf(',') < 0 && !label.startsWith("\"");
        return plain ? label : QUOTE + label.replace("\"", "\"\"") + QUOTE;
    }

    private void read(char letter) {
        boolean first = label.toString().isBlank() && !quoted;
        if (inside) {
            if (letter == QUOTE) {
                inside = false;
            } else {
                label.append(letter);
            }
        } else if (letter == QUOTE && first) {
            label.setLength(0);
            quoted = true;
            inside = true;
        } else if (letter == ',') {
            end();
        } else {
            label.append(letter);
        }
    }

    private void end() {
        String whole = label.toString().strip();
        if (!whole.isEmpty()) {
            labels.add(whole);
        }
        label.setLength(0);
        quoted = false;
        inside = false;
    }
}
