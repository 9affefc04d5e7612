package io.framehouse.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.ui.ModelsNavigation;
import io.framehouse.credits.ui.AskForMore;
import io.framehouse.jobs.Job;
import io.framehouse.shared.Action;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes a valid job with a known price; stays filled afterwards. */
@Route("t/:team/create")
@PermitAll
final class CreateView extends TeamView {
    private final transient CreateServices services;
    private final transient AskForMore askForMore;
    private final transient LiveUpdates live;
    private final transient PickerServices pictures;

    CreateView(
            TeamDoor door,
            CreateServices services,
            PickerServices pictures,
            AskForMore askForMore,
            LiveUpdates live) {
        super(door, Action.SUBMIT_JOB, "Create video");
        this.pictures = pictures;
        this.services = services;
        this.askForMore = askForMore;
        this.live = live;
        addClassName("create");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        CreateModel model = new CreateModel(services, team);
        PageHeader header = new PageHeader("Create video");
        add(header);
        if (!model.isUsable()) {
            add(
                    new EmptyState(
                            VaadinIcon.CUBES,
                            "No models are switched on for " + team.name(),
                            may(Action.MANAGE_MODELS)
                                    ? "Nobody can create videos until one is allowed."
                                    : "Ask " + model.admins() + " (team admins) to allow one.",
                            toModels(team)));
            return;
        }
        Screen screen = new Screen(team, model);
        if (new PickerModel(pictures, team).hasGallery()) {
            header.actions(
                    new Button(
                            "Start from gallery",
                            VaadinIcon.FILM.create(),
                            click -> screen.fromGallery()));
        }
        prefill(event, screen);
    }

    private Anchor toModels(CurrentTeam team) {
        Anchor link =
                new Anchor(
                        ModelsNavigation.path(team),
                        may(Action.MANAGE_MODELS) ? "Allow a model" : "Ask for a model");
        link.addClassName("create-link");
        return link;
    }

    private void prefill(BeforeEnterEvent event, Screen filled) {
        var query = event.getLocation().getQueryParameters();
        query.getSingleParameter("model").ifPresent(filled::chooseById);
        query.getSingleParameter("from")
                .flatMap(JobId::parse)
                .ifPresent(filled.takeOver::settingsOf);
        query.getSingleParameter("image").ifPresent(filled.takeOver::startImage);
        /* A reload keeps what was changed since, so the wish to fill in is taken off the address. */
        event.getUI()
                .getPage()
                .executeJs("history.replaceState(history.state, '', location.pathname)");
    }

    /** The form of one visit. */
    private final class Screen {
        private final CurrentTeam team;
        private final CreateModel model;
        private final ModelPicker picker;
        private final FormSections sections;
        private final ErrorSummary summary;
        private final UndoNote note = new UndoNote();
        private final TakeOver takeOver;
        private final ShortBudget shortBudget;
        private final SendButton send;
        private final QuoteCard quote;
        private final JustSent justSent;

        Screen(CurrentTeam team, CreateModel model) {
            this.team = team;
            this.model = model;
            picker =
                    new ModelPicker(
                            model.choices(),
                            team,
                            may(Action.MANAGE_MODELS),
                            model.admins(),
                            this::choose);
            sections =
                    new FormSections(
                            model,
                            new ControlFactory(
                                    model,
                                    this::changed,
                                    new CreateActions(model, this::subjectsChanged),
                                    onPicture ->
                                            new ImagePicker(
                                                            new PickerModel(pictures, team),
                                                            onPicture)
                                                    .open()));
            summary = new ErrorSummary(sections::focus);
            shortBudget =
                    new ShortBudget(
                            askForMore, team, model, may(Action.MANAGE_BUDGETS), this::moneyMoved);
            send = new SendButton(team, this::send, shortBudget);
            quote = new QuoteCard(team, send, this::several);
            justSent = new JustSent(team);
            takeOver = new TakeOver(model, this::tookOver);
            layOut();
        }

        private void layOut() {
            Div form = new Div(summary, picker, sections);
            form.addClassName("create__form");
            Div aside = new Div(note, quote, justSent);
            aside.addClassName("create__aside");
            Div columns = new Div(form, aside);
            columns.addClassName("create__columns");
            add(columns);
            picker.show(model.chosen());
            refresh();
            showSent();
            live.bind(justSent, team.id(), Set.of("job", "asset"), this::showSent);
            quote.showRequest(shortBudget.request());
            live.bind(quote, team.id(), Set.of("balance", "budget_request"), this::moneyMoved);
        }

        private void changed(FormField field, @Nullable Object value) {
            model.change(field.name(), value);
            summary.forget(field.name());
            quote.refuse(null);
            refresh();
        }

        private void subjectsChanged() {
            summary.forget("subjects");
            refresh();
        }

        private void refresh() {
            sections.refresh();
            showPrice();
        }

        private void showPrice() {
            PriceView price = model.price();
            sections.showErrors(price.errors());
            quote.show(price);
            send.show(price);
        }

        /** Somebody settled, raised or answered: what was short may be enough now. */
        private void moneyMoved() {
            if (model.priceAgain().shortest().isEmpty()) {
                quote.refuse(null);
            }
            showPrice();
            quote.showRequest(shortBudget.request());
        }

        private void showSent() {
            justSent.show(model.justSent());
        }

        private void choose(ModelChoice choice) {
            ObjectNode before = model.snapshot();
            List<String> changes = model.chooseByHand(choice);
            picker.show(model.chosen());
            redraw();
            if (changes.isEmpty()) {
                note.clear();
            } else {
                note.tell(
                        "Changed for %s: %s."
                                .formatted(choice.model().title(), String.join(", ", changes)),
                        () -> comeBack(before));
            }
        }

        private void chooseById(String id) {
            Optional<ModelChoice> choice = model.find(id);
            choice.ifPresent(this::choose);
        }

        private void fromGallery() {
            new VideoPicker(new PickerModel(pictures, team), model.mayStartWithImage(), takeOver)
                    .open();
        }

        private void several() {
            new BatchDialog(team, model.batch(), model.usable(), this::moneyAndJobsMoved).open();
        }

        private void moneyAndJobsMoved() {
            moneyMoved();
            showSent();
        }

        private void tookOver(String words, ObjectNode before) {
            redraw();
            picker.show(model.chosen());
            note.tell(words, () -> comeBack(before));
        }

        private void comeBack(ObjectNode before) {
            model.restore(before);
            redraw();
            picker.show(model.chosen());
        }

        private void redraw() {
            summary.show(List.of());
            quote.refuse(null);
            sections.draw();
            showPrice();
        }

        private void send() {
            switch (model.send()) {
                case SendResult.Sent(Job job, boolean created) -> sent(job, created);
                case SendResult.Invalid(List<FieldError> errors) -> invalid(errors);
                case SendResult.Refused(String message) -> refused(message);
            }
        }

        private void sent(Job job, boolean created) {
            summary.show(List.of());
            sections.showErrors(List.of());
            quote.refuse(null);
            note.clear();
            if (created) {
                String text = "Sent. " + CreditsFormat.sentence(job.quote()) + " are held.";
                Toast.successWith(text, "View job", () -> open(job));
                Announcer.polite(text);
            }
            model.priceAgain();
            showPrice();
            showSent();
        }

        private void open(Job job) {
            getUI().ifPresent(ui -> ui.navigate(JobsNavigation.job(team, job.id())));
        }

        private void invalid(List<FieldError> errors) {
            sections.showErrors(errors);
            summary.show(errors);
        }

        private void refused(String message) {
            summary.show(List.of());
            showPrice();
            quote.refuse(message);
            Announcer.assertive(message);
        }
    }
}
