package io.framehouse.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as a person meets it.
 *
 * @param name the parameter's name on our API
 * @param kind how it is drawn
 * @param section where it stands in the form
 * @param label its visible name
 * @param hint a line of help, or null
 * @param required whether a value must be given
 * @param defaultValue a Boolean, Long or String, or null for none
 * @param options the values to choose from, in order; empty where free
 * @param min the least number or count, or null
 * @param max the greatest number, count or text length, or null
 * @param enabledWhen when it can be used; null for always
 * @param unavailable why it cannot be used at all now; null where it can
 */
public record FormField(
        String name,
        Kind kind,
        Section section,
        String label,
        @Nullable String hint,
        boolean required,
        @Nullable Object defaultValue,
        List<Option> options,
        @Nullable Integer min,
        @Nullable Integer max,
        @Nullable Condition enabledWhen,
        @Nullable String unavailable) {
    public FormField {
        options = List.copyOf(options);
    }

    /** How a field is drawn. */
    public enum Kind {
        /** One or more pictures. */
        IMAGES,
        /** Numbered subjects, each with pictures and a voice. */
        SUBJECTS,
        /** Long text. */
        PROMPT,
        /** One line of text. */
        TEXT,
        /** A whole number in a range. */
        INTEGER,
        /** One of a few words. */
        CHOICE,
        /** Yes or no. */
        SWITCH
    }

    /** The numbered parts of the form. */
    public enum Section {
        /** Start image or subjects. */
        IMAGES,
        /** Prompt and recommended prompt. */
        PROMPT,
        /** Seconds, resolution, aspect ratio. */
        PICTURE,
        /** Sound, voice, music. */
        SOUND,
        /** Now or off-peak. */
        WHEN,
        /** Seed, movement, watermark. */
        ADVANCED
    }

    /** A value with its label. */
    public record Option(String value, String label) {}

    /**
     * A field's dependence on another.
     *
     * @param values the other field's values (as text) with which this one can be used
     * @param reason shown beside it otherwise
     */
    public record Condition(String field, List<String> values, String reason) {}
}
