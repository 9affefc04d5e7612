package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.JobState;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TimeText;
import org.jspecify.annotations.Nullable;

/** One job of the list. */
final class JobTableRow extends Div {
    /** What a row's menu does. */
    interface Actions {
        void open(JobId job);

        void reuse(JobId job);

        void cancel(JobRow job);

        boolean mayCancel(JobRow job);

        boolean mayCreate();
    }

    private final CurrentTeam team;
    private final JobListModel model;
    private final Actions actions;

    JobTableRow(CurrentTeam team, JobListModel model, Actions actions) {
        this.team = team;
        this.model = model;
        this.actions = actions;
        addClassName("job-table__row");
        getElement().setAttribute("role", "row");
    }

    void show(JobRow job) {
        removeAll();
        add(
                cell("job-table__poster", poster(job)),
                cell("job-table__prompt", link(job)),
                cell("job-table__status", status(job)),
                cell("job-table__model", text(model.modelWords(job))),
                cell("job-table__by", text(job.submitter())),
                cell("job-table__number job-table__held", money(heldOf(job), "held")),
                cell("job-table__number job-table__settled", money(settledOf(job), "settled")),
                cell("job-table__created", TimeText.relative(job.createdAt(), team.zone())),
                cell("job-table__menu", menu(job)));
    }

    void fade() {
        /* Taken off and put on again, or a second change would not fade. */
        getElement()
                .executeJs(
                        "this.classList.remove('row-changed'); void this.offsetWidth;"
                                + " this.classList.add('row-changed')");
    }

    private static @Nullable Credits heldOf(JobRow job) {
        return job.state().isFinal() ? null : job.held();
    }

    /* A job that ended without a video settled nothing, which is known, so not a dash. */
    private static @Nullable Credits settledOf(JobRow job) {
        return job.state().isFinal() && job.settled() == null ? Credits.ZERO : job.settled();
    }

    private Component poster(JobRow job) {
        Div plate = new Div();
        plate.addClassName("job-poster");
        model.poster(job)
                .ifPresentOrElse(
                        url -> {
                            Image image = new Image(url, "");
                            image.getElement().setAttribute("loading", "lazy");
                            plate.add(image);
                        },
                        () -> plate.add(VaadinIcon.FILM.create()));
        return plate;
    }

    private Component link(JobRow job) {
        Anchor link = new Anchor(JobsNavigation.job(team, job.id()), JobWords.prompt(job.prompt()));
        link.addClassName("job-table__link");
        link.setTitle(JobWords.prompt(job.prompt()));
        link.getElement().setAttribute("dir", "auto");
        return link;
    }

    private static Component status(JobRow job) {
        Div status = new Div(JobStatusFormatter.badge(job));
        status.addClassName("job-status");
        if (job.state() == JobState.RUNNING) {
            TimeText elapsed = TimeText.elapsedSince(job.createdAt());
            elapsed.getElement().setAttribute("aria-hidden", "true");
            status.add(elapsed);
        }
        return status;
    }

    /* The word is for cards, where there is no column header. */
    private static Component money(@Nullable Credits amount, String word) {
        Span number = new Span(amount == null ? "\u2013" : CreditsFormat.exact(amount));
        number.addClassName("num");
        Span unit = new Span(amount == null ? "" : CreditsFormat.THIN_SPACE + "cr " + word);
        unit.addClassName("job-table__unit");
        Span money = new Span(number, unit);
        money.setClassName("job-table__none", amount == null);
        return money;
    }

    private static Span text(String words) {
        Span text = new Span(words);
        text.addClassName("truncate");
        text.setTitle(words);
        return text;
    }

    private Component menu(JobRow job) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.SMALL);
        MenuItem more = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        more.setAriaLabel("Actions for " + JobWords.title(job.prompt()));
        SubMenu items = more.getSubMenu();
        items.addItem("Open", click -> actions.open(job.id()));
        if (actions.mayCreate()) {
            items.addItem("Reuse settings", click -> actions.reuse(job.id()));
        }
        if (actions.mayCancel(job)) {
            items.addItem("Cancel job", click -> actions.cancel(job));
        }
        return bar;
    }

    private static Div cell(String classNames, Component content) {
        Div cell = new Div(content);
        cell.addClassNames(classNames.split(" ", -1));
        cell.getElement().setAttribute("role", "cell");
        return cell;
    }
}
