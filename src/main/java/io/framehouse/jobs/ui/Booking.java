package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import io.framehouse.shared.CostCenters;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.LabelText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a job is booked: fields of every form that no model knows of. */
final class Booking {
    static final String LABELS = "labels";
    static final String COST_CENTER = "cost_center";

    /** As the API takes them. */
    private static final int MOST_LABELS = 20;

    private static final int LONGEST = 120;
    private static final List<FormField> FIELDS =
            List.of(
                    line(
                            LABELS,
                            "Labels",
                            "Separated by commas, such as spring, tests, \"Oslo, Norway\""),
                    line(COST_CENTER, "Cost centre", "Empty: the team's own"));

    private Booking() {}

    static List<FormField> fields() {
        return FIELDS;
    }

    static Optional<FormField> field(String name) {
        return FIELDS.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    static List<String> labels(FormState form) {
        Object typed = form.wanted().get(LABELS);
        return typed == null ? List.of() : LabelText.parse(typed.toString());
    }

    static @Nullable String costCenter(FormState form) {
        Object typed = form.wanted().get(COST_CENTER);
        return typed == null ? null : CostCenters.tidy(typed.toString());
    }

    /** What the API would refuse as well. */
    static List<FieldError> errors(FormState form) {
        List<String> labels = labels(form);
        if (labels.size() > MOST_LABELS) {
            return refused(
                    LABELS,
                    "%d labels are too many; use at most %d."
                            .formatted(labels.size(), MOST_LABELS));
        }
        if (labels.stream().anyMatch(label -> label.length() > LONGEST)) {
            return refused(LABELS, "A label has at most " + LONGEST + " characters. Shorten it.");
        }
        return CostCenters.problems(costCenter(form));
    }

    private static List<FieldError> refused(String field, String message) {
        return List.of(new FieldError(field, "out_of_range", message));
    }

    private static FormField line(String name, String label, String hint) {
        return new FormField(
                name,
                FormField.Kind.TEXT,
                FormField.Section.ADVANCED,
                label,
                hint,
                false,
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }
}
