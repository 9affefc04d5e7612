package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.Action;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.IdText;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.TimeText;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.Set;

/** The whole truth about one job. */
@Route("t/:team/jobs/:job")
@PermitAll
final class JobDetailView extends TeamView {
    private final transient JobDetailServices services;
    private final transient LiveUpdates live;

    JobDetailView(TeamDoor door, JobDetailServices services, LiveUpdates live) {
        super(door, Action.VIEW_JOBS, "Job");
        this.services = services;
        this.live = live;
        addClassName("job-detail");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        Optional<JobDetailModel> model =
                event.getRouteParameters()
                        .get("job")
                        .flatMap(JobId::parse)
                        .flatMap(id -> JobDetailModel.load(services, team, id));
        if (model.isEmpty()) {
            add(notHere(team));
            return;
        }
        Div content = new Div();
        content.addClassName("job-detail__content");
        add(content);
        draw(content, model.get());
        JobId id = model.get().job().id();
        live.bind(
                content,
                team.id(),
                Set.of("job", "asset", "balance"),
                () ->
                        JobDetailModel.load(services, team, id)
                                .ifPresent(now -> redraw(content, now)));
    }

    private static Component notHere(CurrentTeam team) {
        Anchor back = new Anchor(JobsNavigation.list(team), "Go to Jobs");
        back.addClassName("create-link");
        return new EmptyState(
                VaadinIcon.SEARCH,
                "No job here",
                "The id is wrong, or it belongs to a team you are not in.",
                back);
    }

    /** Draws again only what changed, so that a playing video goes on. */
    private void redraw(Div content, JobDetailModel now) {
        String drawn = content.getElement().getProperty("drawn", "");
        if (!drawn.equals(mark(now))) {
            content.removeAll();
            draw(content, now);
        }
    }

    private static String mark(JobDetailModel model) {
        String video = model.video().map(asset -> asset.state()).orElse("");
        String cover = model.cover().map(asset -> asset.state()).orElse("");
        Job job = model.job();
        String waits = job.state().isFinal() ? "" : " " + job.reason() + " " + job.providerReason();
        if (job.state() == JobState.UNKNOWN) {
            waits += " " + job.nextCheckAt();
        }
        return job.version() + video + cover + model.trail().size() + waits;
    }

    private void draw(Div content, JobDetailModel model) {
        Job job = model.job();
        rename(JobWords.title(job.prompt()));
        content.getElement().setProperty("drawn", mark(model));
        content.add(
                back(model.team()),
                header(model),
                new SafeBlock("Could not load the jobs around it.", () -> new JobKin(model)));
        if (job.state() == JobState.UNKNOWN) {
            content.add(new UnknownBanner(model.team(), job, model.now(), reader()));
        }
        Div stage = new Div(new JobStage(model));
        stage.addClassName("job-detail__stage");
        Div settings = new Div(new SettingsBlock(model));
        settings.addClassName("job-detail__settings");
        Div trails =
                new Div(
                        new SafeBlock(
                                "Could not load the money trail.",
                                () -> new MoneyTrail(model, model.trail())),
                        new SafeBlock(
                                "Could not load the timeline.",
                                () -> new Timeline(model.team(), job, model.events())));
        trails.addClassName("job-detail__trails");
        Div columns = new Div(stage, trails, settings);
        columns.addClassName("job-detail__columns");
        content.add(columns);
    }

    private UnknownBanner.Reader reader() {
        if (may(Action.RESOLVE_JOBS)) {
            return UnknownBanner.Reader.PLATFORM_ADMIN;
        }
        return may(Action.MANAGE_MEMBERS)
                ? UnknownBanner.Reader.TEAM_ADMIN
                : UnknownBanner.Reader.MEMBER;
    }

    private static Component back(CurrentTeam team) {
        Anchor link = new Anchor(JobsNavigation.list(team));
        link.add(VaadinIcon.ARROW_LEFT.create(), new Span("Jobs"));
        link.addClassName("back-link");
        Nav nav = new Nav(link);
        nav.getElement().setAttribute("aria-label", "Back");
        return nav;
    }

    private PageHeader header(JobDetailModel model) {
        Job job = model.job();
        PageHeader header =
                new PageHeader(JobWords.title(job.prompt()))
                        .titleOnPhones()
                        .beside(model.look().badge())
                        .facts(
                                new IdText("job id", job.id().toString()),
                                new Span(model.modelTitle()),
                                new Span("by " + job.submitter()),
                                TimeText.absolute(job.createdAt(), model.team().zone()));
        if (may(Action.SUBMIT_JOB)) {
            Anchor reuse = new Anchor(JobsNavigation.reuse(model.team(), job.id()));
            reuse.add(new Span("Reuse settings"));
            reuse.addClassName("button-link");
            header.actions(reuse);
        }
        if (may(Action.SUBMIT_JOB) && model.mayBeTriedAgain()) {
            Button again = new Button("Try again", click -> tryAgain(model));
            again.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(again);
        }
        if (may(Action.CANCEL_JOB) && !job.state().isFinal()) {
            header.actions(cancel(model));
        }
        return header;
    }

    private void tryAgain(JobDetailModel model) {
        Outcomes.run(() ->
                new RetryDialog(
                                model,
                                model.priceNow(),
                                made ->
                                        getUI().ifPresent(ui ->
                                                ui.navigate(
                                                        JobsNavigation.job(model.team(), made))))
                        .open());
    }

    private static Component cancel(JobDetailModel model) {
        if (!model.mayBeCancelled()) {
            Paragraph why = new Paragraph("Cannot be cancelled now: it is being sent.");
            why.addClassName("create-hint");
            return why;
        }
        return new Button(
                "Cancel job",
                click ->
                        CancelDialog.ask(
                                model.job().prompt(),
                                model.look().word(),
                                model.held(),
                                model::cancel));
    }
}
