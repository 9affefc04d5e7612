package io.framehouse.gallery.ui;

import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the wall can be narrowed by: its name in addresses, on screens, and what is a value of it.
 */
enum GalleryField {
    /** Words of prompt, title and notes. */
    TEXT("q", "Search", text -> text.length() <= 200),
    /** Catalogue ids; any of them. */
    MODEL("model", "Model", list(GalleryField.MOST_MODELS, id -> !id.isBlank())),
    /** {@code me}, or the id of a person. */
    BY("by", "By", who -> who.equals(GalleryField.ME) || isId(who)),
    /** The id of an API key. */
    KEY("key", "Key", GalleryField::isId),
    /** Labels; all of them. */
    LABEL("label", "Labels", list(GalleryField.MOST_LABELS, label -> label.length() <= 120)),
    /** A cost centre, exactly. */
    COST_CENTER("cost_center", "Cost centre", text -> text.length() <= 120),
    /** As the catalogue writes it, such as {@code 720p}. */
    RESOLUTION("resolution", "Resolution", text -> text.length() <= 40),
    /** As the catalogue writes it, such as {@code 16:9}; by the picture where a job named none. */
    RATIO("ratio", "Ratio", text -> text.length() <= 40),
    /** From and to, in seconds: {@code 4..8}, {@code 4..} or {@code ..8}. */
    LENGTH("length", "Length", value -> isRange(value, 86_400)),
    /** As sent. */
    SEED("seed", "Seed", seed -> seed.matches("-?\\d{1,18}")),
    /** States of our copy; any of them. */
    STATE("state", "State", list(4, GalleryField::isState)),
    /** A month of the team's time zone, such as {@code 2026-11}. */
    MONTH("month", "Month", GalleryField::isMonth),
    /** From and to, days of the team's time zone: {@code 2026-11-01..2026-11-15}. */
    MADE("made", "Made", value -> DayRange.parse(value).isPresent()),
    /** From and to, in credits: {@code 50..100}. */
    COST("cost", "Cost", value -> isRange(value, 1_000_000_000)),
    /** The id of a batch. */
    BATCH("batch", "Batch", GalleryField::isId),
    /** The id of a collection. */
    COLLECTION("collection", "Collection", GalleryField::isId),
    /** Only what the person starred. */
    STARRED("starred", "Starred", GalleryField.YES::equals),
    /** What lies in the trash, instead of what does not. */
    TRASH("trash", "Trash", GalleryField.YES::equals);

    private static final int MOST_MODELS = 20;
    private static final int MOST_LABELS = 10;
    static final String ME = "me";
    static final String YES = "yes";
    static final Set<String> STATES = Set.of("copying", "ready", "failed", "expired");

    private final String word;
    private final String title;
    private final Predicate<String> valid;

    GalleryField(String word, String title, Predicate<String> valid) {
        this.word = word;
        this.title = title;
        this.valid = valid;
    }

    /** Its name in the address. */
    String word() {
        return word;
    }

    /** Its name on the screen. */
    String title() {
        return title;
    }

    /** How many values it takes at once. */
    int most() {
        return switch (this) {
            case MODEL -> MOST_MODELS;
            case LABEL -> MOST_LABELS;
            case STATE -> STATES.size();
            default -> 1;
        };
    }

    boolean accepts(String value) {
        return !value.isBlank() && valid.test(value);
    }

    /**
     * The parts of a value that names several, as {@link #join} put them together: between commas,
     * those of a part itself after a backslash.
     */
    static List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char sign = value.charAt(at);
            if (sign == '\\' && at + 1 < value.length()) {
                at++;
                part.append(value.charAt(at));
            } else if (sign == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(sign);
            }
        }
        parts.add(part.toString());
        return parts.stream().filter(one -> !one.isBlank()).toList();
    }

    /** One value of several parts, in the order of the alphabet. */
    static String join(Collection<String> parts) {
        return parts.stream()
                .sorted()
                .map(part -> part.replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }

    private static Predicate<String> list(int most, Predicate<String> each) {
        return value -> {
            List<String> parts = parts(value);
            return parts.size() <= most && parts.stream().allMatch(each);
        };
    }

    private static boolean isState(String text) {
        return STATES.contains(text);
    }

    private static boolean isId(String text) {
        return Ids.parse(text).isPresent();
    }

    private static boolean isMonth(String text) {
        try {
            int year = YearMonth.parse(text).getYear();
            return year >= 2000 && year < 3000;
        } catch (DateTimeException noMonth) {
            return false;
        }
    }

    private static boolean isRange(String text, long most) {
        return ValueRange.parse(text)
                .filter(range -> range.isWithin(Credits.of(most).toBigDecimal()))
                .isPresent();
    }
}
