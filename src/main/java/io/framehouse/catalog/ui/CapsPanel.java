package io.framehouse.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.ui.ConflictNote;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Toast;
import org.jspecify.annotations.Nullable;

/** The caps of one model: to change for those who may, to read for the others. */
final class CapsPanel extends Div {
    private final transient ModelsModel model;
    private final transient AccessModel access;
    private final transient CurrentTeam team;
    private final transient ModelRow row;
    private final transient Runnable done;
    private final ConflictNote conflict = new ConflictNote();
    private transient @Nullable AllowedModel seen;
    private transient AllowedModel before;
    private CapsForm form;

    /**
     * @param editable whether the person may change caps
     * @param done runs once they were saved
     */
    CapsPanel(
            ModelsModel model,
            AccessModel access,
            CurrentTeam team,
            ModelRow row,
            boolean editable,
            Runnable done) {
        this.model = model;
        this.access = access;
        this.team = team;
        this.row = row;
        this.done = done;
        this.seen = row.own();
        this.before = row.editable();
        this.form = formOf(before);
        addClassName("models__caps");
        Paragraph summary = new Paragraph(row.model().summary());
        summary.addClassName("secondary");
        add(summary, conflict, form);
        if (editable) {
            addSave();
        } else {
            form.readOnly();
            Paragraph why = new Paragraph("Owners and admins of the team change caps.");
            why.addClassName("caption");
            add(why);
        }
    }

    private CapsForm formOf(AllowedModel caps) {
        return new CapsForm(
                caps, row.limits(), access.options(team), wanted -> access.dearest(team, wanted));
    }

    private void addSave() {
        Button act = new Button("Save caps", click -> submit());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(act);
        actions.addClassName("button-row");
        add(actions);
    }

    private void submit() {
        form.submit(this::save);
    }

    private void save(AllowedModel wanted) {
        String keys = access.keysNarrowed(team, before, wanted);
        model.save(team, row.model().id(), seen, wanted)
                .ifPresentOrElse(this::tell, () -> saved(wanted, keys));
    }

    private void saved(AllowedModel wanted, String keys) {
        Toast.success(difference(before, wanted) + keys);
        done.run();
    }

    /** From now on what is saved counts as seen, so that "save mine" means it. */
    private void tell(CapsConflict met) {
        AllowedModel now = met.now();
        String title = ConflictNote.title(met.by(), met.at(), "these caps", team.zone());
        String difference =
                now == null
                        ? row.model().title() + " was taken off the list, so it is not allowed."
                        : difference(before, now);
        seen = now;
        if (now != null) {
            before = now;
        }
        conflict.show(title, difference, this::useTheirs, this::submit);
        conflict.scrollIntoView();
    }

    private String difference(AllowedModel from, AllowedModel to) {
        return CapsWords.difference(row.model().title(), from, to, row.limits().maxSeconds());
    }

    private void useTheirs() {
        if (seen == null) {
            done.run();
            return;
        }
        CapsForm theirs = formOf(seen);
        replace(form, theirs);
        form = theirs;
    }
}
