package io.framehouse.administration.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.shared.FieldError;
import io.framehouse.teams.TeamData;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a team. */
final class TeamForm extends Div {
    private final TextField name = new TextField("Name");
    private final ComboBox<String> zone = new ComboBox<>("Time zone");
    private final TextField costCenter = new TextField("Cost centre");
    private final IntegerField maxRunning = new IntegerField("Max running jobs");

    TeamForm(@Nullable TeamData data) {
        addClassName("form-stack");
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setHelperText("Days and months of budgets begin at midnight there.");
        zone.setValue(data == null ? "UTC" : data.zone().getId());
        costCenter.setHelperText("Stands in every usage export.");
        maxRunning.setHelperText("At providers at once; empty means no limit.");
        maxRunning.setMin(1);
        if (data != null) {
            name.setValue(data.name());
            costCenter.setValue(data.costCenter() == null ? "" : data.costCenter());
            maxRunning.setValue(data.maxRunningJobs());
        }
        add(name, zone, costCenter, maxRunning);
    }

    TeamData read() {
        String id = zone.getValue();
        return new TeamData(
                name.getValue(),
                ZoneId.of(id == null ? "UTC" : id),
                costCenter.getValue().isBlank() ? null : costCenter.getValue(),
                maxRunning.getValue());
    }

    void focusName() {
        name.focus();
    }

    /** Shows each error at its field; an empty list clears them. */
    void showErrors(List<FieldError> errors) {
        Fields.show(
                Map.<String, HasValidation>of(
                        "name", name,
                        "time_zone", zone,
                        "cost_center", costCenter,
                        "max_running_jobs", maxRunning),
                errors);
    }
}
