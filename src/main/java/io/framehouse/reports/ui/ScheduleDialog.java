package io.framehouse.reports.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.framehouse.reports.ExportSchedules.Frequency;
import io.framehouse.reports.ExportSchedules.Person;
import io.framehouse.reports.ExportSchedules.Schedule;
import io.framehouse.reports.ExportSchedules.Wish;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilterWords;
import io.framehouse.shared.Actor;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is exported when, and who is told. */
final class ScheduleDialog extends Dialog {
    private final transient SchedulesModel model;
    private final transient @Nullable Schedule before;
    private final transient UsageFilter filter;
    private final transient Runnable done;
    private final Select<Frequency> frequency = new Select<>();
    private final Select<Format> format = new Select<>();
    private final MultiSelectComboBox<Person> people = new MultiSelectComboBox<>("Who is told");
    private final BucketForm bucket;
    private final Checkbox webhook = new Checkbox("Tell the team's webhooks (export.ready)");

    /**
     * A dialog that is not open yet.
     *
     * @param actor in whose name a bucket is tried
     * @param before what is changed; null for a new one
     * @param done after it is saved
     */
    ScheduleDialog(SchedulesModel model, Actor actor, @Nullable Schedule before, Runnable done) {
        this(model, actor, before, before == null ? UsageFilter.ALL : before.filter(), done);
    }

    /** A new one of a part of the usage. */
    static ScheduleDialog ofFilter(
            SchedulesModel model, Actor actor, UsageFilter filter, Runnable done) {
        return new ScheduleDialog(model, actor, null, filter, done);
    }

    private ScheduleDialog(
            SchedulesModel model,
            Actor actor,
            @Nullable Schedule before,
            UsageFilter filter,
            Runnable done) {
        super(before == null ? "Schedule export" : "Edit schedule");
        this.model = model;
        this.before = before;
        this.filter = filter;
        this.done = done;
        this.bucket = new BucketForm(model, actor, before);
        addClassName("schedule-dialog");
        frequency.setLabel("How often");
        frequency.setItems(model.frequencies());
        frequency.setItemLabelGenerator(SchedulesModel::when);
        format.setLabel("Format");
        format.setItems(Format.values());
        format.setItemLabelGenerator(DownloadsModel::format);
        people.setItems(model.people());
        people.setItemLabelGenerator(person -> person.name() + ", " + person.email());
        people.setHelperText("By notice and e-mail, which lead to Downloads; optional");
        frequency.setWidthFull();
        format.setWidthFull();
        people.setWidthFull();
        fill();
        Div form = new Div(frequency, format, people);
        form.addClassName("schedule-dialog__form");
        if (model.hasWebhooks()) {
            form.add(webhook);
        }
        form.add(bucket, note());
        if (!filter.isAll()) {
            Paragraph of = new Paragraph("Only " + UsageFilterWords.inOneLine(filter) + ".");
            of.addClassName("caption");
            form.addComponentAsFirst(of);
        }
        add(form);
        Button save = new Button("Save schedule", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private static Paragraph note() {
        Paragraph note =
                new Paragraph(
                        "Each period is exported when it is over, in your name: if you may no longer"
                                + " see the usage, the schedule stops.");
        note.addClassName("caption");
        return note;
    }

    private void fill() {
        Schedule now = before;
        frequency.setValue(now == null ? Frequency.MONTHLY : now.frequency());
        format.setValue(now == null ? Format.CSV : now.format());
        webhook.setValue(now != null && now.webhook());
        if (now != null) {
            people.setValue(now.people());
        }
    }

    private void save() {
        Wish wish =
                new Wish(
                        frequency.getValue(),
                        format.getValue(),
                        people.getValue().stream().map(Person::email).collect(Collectors.toSet()),
                        webhook.getValue(),
                        filter,
                        bucket.wish());
        if (Outcomes.run(() -> model.save(before, wish), this::show)) {
            close();
            done.run();
        }
    }

    private void show(List<FieldError> errors) {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("frequency", frequency);
        fields.put("format", format);
        fields.put("recipients", people);
        fields.put("webhook", webhook);
        fields.putAll(bucket.errorFields());
        FieldErrors.show(fields, errors);
    }
}
