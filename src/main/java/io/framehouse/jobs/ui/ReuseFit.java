package io.framehouse.jobs.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a value can be taken over by a model as the team may use it. */
record ReuseFit(CatalogModel model, AllowedModel allowed) {

    Optional<FormField> field(String name) {
        return model.fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Why not, in words; null where it can. */
    @Nullable String refusal(FormField field, Object value) {
        if (field.unavailable() != null) {
            return field.unavailable();
        }
        Integer most = field.max();
        return switch (field.kind()) {
            case PROMPT, TEXT ->
                    most != null && value.toString().length() > most
                            ? "%,d characters; %s takes %,d"
                                    .formatted(value.toString().length(), model.title(), most)
                            : null;
            case IMAGES, SUBJECTS ->
                    most != null && value instanceof List<?> list && list.size() > most
                            ? list.size() + " are too many; " + model.title() + " takes " + most
                            : null;
            case INTEGER, CHOICE, SWITCH -> narrowed(field, value);
        };
    }

    private @Nullable String narrowed(FormField field, Object value) {
        TeamCaps caps = TeamCaps.of(field, allowed);
        Object fit = FieldFit.fit(field, caps, value);
        if (fit == null || ReuseWords.same(fit, value)) {
            return null;
        }
        if (!fitsModel(field, value)) {
            return "Not offered by " + model.title();
        }
        return caps.only() == null
                ? caps.reason()
                : ReuseWords.of(field, value) + " is not allowed for your team";
    }

    /** Whether the model itself would take it, so that it is the team which does not. */
    private static boolean fitsModel(FormField field, Object value) {
        TeamCaps none = new TeamCaps(null, null, null, null);
        Object fit = FieldFit.fit(field, none, value);
        return fit != null && ReuseWords.same(fit, value);
    }
}
