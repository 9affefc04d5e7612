package io.framehouse.administration.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.framehouse.shared.FieldError;
import io.framehouse.storage.StorageSize;
import io.framehouse.storage.StorageUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How much a team may store. */
final class StorageLimitForm extends Div {
    private final BigDecimalField limit = new BigDecimalField("Storage limit in GB");

    /**
     * A form.
     *
     * @param save gets the limit in gigabytes, null for none
     */
    StorageLimitForm(StorageUse.Use use, Consumer<@Nullable BigDecimal> save) {
        addClassName("form-stack");
        limit.setValue(TeamsModel.gigabytes(use));
        limit.setHelperText(
                "%s stored in %s. Empty means no limit; videos that are paid for are copied all the same."
                        .formatted(
                                StorageSize.of(use.bytes()),
                                use.objects() == 1 ? "1 file" : use.objects() + " files"));
        Button act = new Button("Save storage", click -> save.accept(limit.getValue()));
        act.addClassName("form-stack__act");
        add(limit, act);
    }

    void showErrors(List<FieldError> errors) {
        Fields.show(Map.<String, HasValidation>of("max_storage_bytes", limit), errors);
    }
}
