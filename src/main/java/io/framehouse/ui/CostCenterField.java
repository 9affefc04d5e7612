package io.framehouse.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import io.framehouse.shared.CostCenters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cost centre: one of those known, or another that is typed. */
public final class CostCenterField extends ComboBox<String> {
    private final transient List<String> known;

    /**
     * A field without a value.
     *
     * @param known what is offered, in this order
     */
    public CostCenterField(List<String> known) {
        super("Cost centre");
        this.known = List.copyOf(known);
        setItems(this.known);
        setAllowCustomValue(true);
        setClearButtonVisible(true);
        setManualValidation(true);
        addCustomValueSetListener(typed -> choose(typed.getDetail()));
    }

    /** Shows a name, also one that is not among those known; null for none. */
    public void choose(@Nullable String name) {
        String tidy = CostCenters.tidy(name);
        if (tidy != null && !known.contains(tidy)) {
            List<String> offered = new ArrayList<>(known);
            offered.addFirst(tidy);
            setItems(offered);
        }
        setValue(tidy);
    }

    /** What was chosen or typed; null for none. */
    public @Nullable String chosen() {
        return CostCenters.tidy(getValue());
    }
}
