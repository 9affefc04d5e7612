package io.framehouse.reports;

import io.framehouse.reports.UsageFilter.Dimension;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A filter as people read it: beside a file, in a workbook, and in a file's name. */
public final class UsageFilterWords {
    private static final Pattern PLAIN =
            Pattern.compile("(?=.{1,40}$)[A-Za-z0-9.-]+(_[A-Za-z0-9.-]+)*");
    private static final int LONGEST_NAME = 100;
    private static final int DIGITS = 8;

    private UsageFilterWords() {}

    /**
     * What is named of each dimension, such as {@code Model} with {@code q2, q3}; nothing where all
     * passes.
     *
     * @param names of an id or a value, never of {@link UsageFilter#NONE}
     */
    public static Map<String, String> of(
            UsageFilter filter, BiFunction<Dimension, String, String> names) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            Set<String> named = filter.of(dimension);
            if (!named.isEmpty()) {
                words.put(
                        label(dimension),
                        named.stream()
                                .map(value ->
                                        value.equals(UsageFilter.NONE)
                                                ? "none"
                                                : names.apply(dimension, value))
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
        }
        if (filter.offPeak() != null) {
            words.put("Off-peak", filter.offPeak() ? "only off-peak" : "only standard");
        }
        return words;
    }

    /** The same in one line and without ids: of people and the like it says how many. */
    public static String inOneLine(UsageFilter filter) {
        List<String> parts = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            Set<String> named = filter.of(dimension);
            if (!named.isEmpty()) {
                parts.add(
                        dimension.hasIds()
                                ? label(dimension) + ": " + named.size() + " chosen"
                                : label(dimension)
                                        + ": "
                                        + named.stream()
                                                .map(value -> value.isEmpty() ? "none" : value)
                                                .sorted()
                                                .collect(Collectors.joining(", ")));
            }
        }
        if (filter.offPeak() != null) {
            parts.add(filter.offPeak() ? "Off-peak only" : "Standard only");
        }
        return String.join(" \u00b7 ", parts);
    }

    /**
     * What a file's name says of it, such as {@code _model-viduq3-pro__off-peak}: a value that is
     * plain as it is, any others as a short fingerprint. Empty where all passes.
     */
    public static String inFileName(UsageFilter filter) {
        List<String> parts = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            Set<String> named = filter.of(dimension);
            if (!named.isEmpty()) {
                parts.add(dimension.word().replace('_', '-') + "-" + value(dimension, named));
            }
        }
        if (filter.offPeak() != null) {
            parts.add(filter.offPeak() ? "off-peak" : "standard");
        }
        String name = parts.isEmpty() ? "" : "_" + String.join("__", parts);
        return name.length() <= LONGEST_NAME ? name : "_filter-" + fingerprint(filter.toText());
    }

    private static String value(Dimension dimension, Set<String> named) {
        String one = named.iterator().next();
        return named.size() == 1 && !dimension.hasIds() && PLAIN.matcher(one).matches()
                ? one
                : fingerprint(UsageFilter.ALL.with(dimension, named).toText());
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String label(Dimension dimension) {
        return switch (dimension) {
            case MODEL -> "Model";
            case MEMBER -> "Member";
            case KEY -> "Key";
            case COST_CENTER -> "Cost centre";
            case LABEL -> "Label";
            case RESOLUTION -> "Resolution";
            case PROVIDER -> "Provider account";
            case TEAM -> "Team";
        };
    }
}
