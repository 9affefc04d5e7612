package io.framehouse.jobs.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.FormField.Condition;
import io.framehouse.catalog.FormField.Kind;
import io.framehouse.catalog.FormField.Option;
import io.framehouse.catalog.FormField.Section;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Two small models with the differences that matter to a form. */
final class CreateFixtures {
    static final CatalogModel LONG =
            model(
                    "long",
                    "Long Model",
                    images(),
                    field("prompt", Kind.PROMPT, Section.PROMPT, "Prompt", null)
                            .enabledWhen("is_rec", "false", "Your text is kept but not used.")
                            .build(),
                    field("is_rec", Kind.SWITCH, Section.PROMPT, "Use a recommended prompt", false)
                            .build(),
                    seconds(16),
                    resolution("540p", "720p", "1080p"),
                    field("off_peak", Kind.SWITCH, Section.WHEN, "Off-peak", false).build(),
                    field("audio", Kind.SWITCH, Section.SOUND, "Video with sound", true).build());
    static final CatalogModel FAST =
            model(
                    "fast",
                    "Fast Model",
                    images(),
                    field("prompt", Kind.PROMPT, Section.PROMPT, "Prompt", null).build(),
                    seconds(10),
                    resolution("720p", "1080p"),
                    field("watermark", Kind.SWITCH, Section.ADVANCED, "Watermark", false).build(),
                    field("wm_position", Kind.CHOICE, Section.ADVANCED, "Corner", 3L)
                            .options("1", "2", "3", "4")
                            .build(),
                    field("audio", Kind.SWITCH, Section.SOUND, "Video with sound", false).build());
    static final CatalogModel SUBJECTS =
            model(
                    "subjects",
                    "Subject Model",
                    field("subjects", Kind.SUBJECTS, Section.IMAGES, "Subjects", null).build(),
                    field("prompt", Kind.PROMPT, Section.PROMPT, "Prompt", null).build(),
                    seconds(10));

    static final CatalogModel SEEDED =
            model(
                    "seeded",
                    "Seeded Model",
                    field("prompt", Kind.PROMPT, Section.PROMPT, "Prompt", null).build(),
                    field("seed", Kind.INTEGER, Section.ADVANCED, "Seed", null).build());

    private CreateFixtures() {}

    static AllowedModel free(CatalogModel model) {
        return AllowedModel.of(model.id());
    }

    static Picture picture(String id) {
        return new Picture("upload:" + id, "/media/" + id, id + ".png", 1920, 1080, 3_100_000);
    }

    private static CatalogModel model(String id, String title, FormField... fields) {
        return new CatalogModel(
                id,
                title,
                "img2video",
                "",
                JsonMapper.builder().build().createObjectNode(),
                List.of(fields),
                List.of(),
                Duration.ofMinutes(2));
    }

    private static FormField images() {
        return field("images", Kind.IMAGES, Section.IMAGES, "Start image", null).max(1).build();
    }

    private static FormField seconds(int max) {
        return field("duration", Kind.INTEGER, Section.PICTURE, "Seconds", 5L).max(max).build();
    }

    private static FormField resolution(String... options) {
        return field("resolution", Kind.CHOICE, Section.PICTURE, "Resolution", "720p")
                .options(options)
                .build();
    }

    private static Field field(
            String name, Kind kind, Section section, String label, @Nullable Object standard) {
        return new Field(name, kind, section, label, standard);
    }

    /** Builds a field with little noise. */
    private static final class Field {
        private final String name;
        private final Kind kind;
        private final Section section;
        private final String label;
        private final @Nullable Object standard;
        private List<Option> options = List.of();
        private @Nullable Integer max;
        private @Nullable Condition condition;

        private Field(
                String name, Kind kind, Section section, String label, @Nullable Object standard) {
            this.name = name;
            this.kind = kind;
            this.section = section;
            this.label = label;
            this.standard = standard;
        }

        Field max(int most) {
            max = most;
            return this;
        }

        Field options(String... values) {
            options = Stream.of(values).map(value -> new Option(value, value)).toList();
            return this;
        }

        Field enabledWhen(String other, String value, String reason) {
            condition = new Condition(other, List.of(value), reason);
            return this;
        }

        FormField build() {
            return new FormField(
                    name, kind, section, label, null, false, standard, options, 1, max, condition,
                    null);
        }
    }
}
