package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import io.framehouse.jobs.JobRow;
import io.framehouse.shared.Action;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;
import java.util.Set;

/** Finds a job, its state and its cost. */
@Route("t/:team/jobs")
@PermitAll
final class JobListView extends TeamView {
    private final transient JobListServices services;
    private final transient LiveUpdates live;

    JobListView(TeamDoor door, JobListServices services, LiveUpdates live) {
        super(door, Action.VIEW_JOBS, "Jobs");
        this.services = services;
        this.live = live;
        addClassName("jobs");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        new Screen(team, JobListFilter.of(event.getLocation().getQueryParameters()));
    }

    /** The list of one team. */
    private final class Screen implements JobTableRow.Actions {
        private final CurrentTeam team;
        private final JobListModel model;
        private final JobFilterBar filters;
        private final Button news = new Button();
        private final Div more = new Div();
        private final SafeBlock content;
        private JobListFilter wanted;
        private JobTable table;

        Screen(CurrentTeam team, JobListFilter filter) {
            this.team = team;
            this.wanted = filter;
            model = new JobListModel(services, team);
            table = new JobTable(team, model, this);
            filters = new JobFilterBar(model.models(), model.titles(), this::apply);
            news.addClassName("jobs__news");
            news.setVisible(false);
            more.addClassName("jobs__more");
            filters.show(filter);
            content = new SafeBlock("Could not load jobs. Running jobs continue.", this::load);
            news.addClickListener(click -> content.load());
            add(header(), filters, news, content);
            live.bind(content, team.id(), Set.of("job", "asset"), this::refresh);
        }

        private PageHeader header() {
            PageHeader header = new PageHeader("Jobs");
            if (mayCreate()) {
                header.actions(createLink());
            }
            return header;
        }

        private Component load() {
            news.setVisible(false);
            model.load(wanted);
            if (model.rows().isEmpty()) {
                filters.setResult("");
                return empty();
            }
            table = new JobTable(team, model, this);
            table.append(model.rows());
            filters.setResult(model.summary());
            showMore();
            return new Div(table, more);
        }

        private void showMore() {
            more.removeAll();
            if (model.hasMore()) {
                Button button = new Button("Show more jobs");
                button.setDisableOnClick(true);
                button.addClickListener(click -> {
                    Outcomes.run(() -> table.append(model.more()));
                    filters.setResult(model.summary());
                    showMore();
                });
                more.add(button);
            } else if (model.isCapped()) {
                more.add(new Paragraph("Narrow the period or use the API to see more."));
            }
        }

        private void refresh() {
            if (model.rows().isEmpty()) {
                content.load();
                return;
            }
            JobListModel.Changes changes = model.refresh();
            changes.changed().forEach(table::update);
            filters.setResult(model.summary());
            news.setVisible(changes.added() > 0);
            news.setText(
                    changes.added() == 1 ? "1 new job. Show" : changes.added() + " new jobs. Show");
        }

        private Component empty() {
            if (!wanted.isActive() || !model.hasAnyJob()) {
                return new EmptyState(
                        VaadinIcon.LIST_UL,
                        "No jobs yet",
                        "Jobs you and your team send, here or through the API, appear in this"
                                + " list.",
                        mayCreate() ? new Component[] {createLink()} : new Component[0]);
            }
            Button clear = new Button("Clear filters", click -> apply(JobListFilter.none()));
            clear.addThemeVariants(ButtonVariant.PRIMARY);
            return new EmptyState(
                    VaadinIcon.FILTER,
                    "No jobs match these filters",
                    "Jobs are hidden by " + wanted.activeWords() + ".",
                    clear);
        }

        /** Filters live in the address; the list is read again in place. */
        private void apply(JobListFilter filter) {
            wanted = filter;
            filters.show(filter);
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, new Location(JobsNavigation.list(team), filter.toQuery()));
            content.load();
        }

        private Component createLink() {
            Anchor link = new Anchor(JobsNavigation.create(team));
            link.add(VaadinIcon.PLUS.create(), new Span("Create video"));
            link.addClassName("button-link");
            return link;
        }

        @Override
        public void open(JobId job) {
            UI.getCurrent().navigate(JobsNavigation.job(team, job));
        }

        @Override
        public void reuse(JobId job) {
            Addresses.open(JobsNavigation.reuse(team, job));
        }

        @Override
        public boolean mayCreate() {
            return may(Action.SUBMIT_JOB);
        }

        @Override
        public boolean mayCancel(JobRow job) {
            return !job.state().isFinal() && may(Action.CANCEL_JOB);
        }

        @Override
        public void cancel(JobRow job) {
            CancelDialog.ask(
                    job.prompt(),
                    JobStatusFormatter.look(job).word(),
                    job.held(),
                    () -> {
                        model.cancel(job.id());
                        refresh();
                    });
        }
    }
}
