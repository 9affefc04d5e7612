package io.framehouse.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.framehouse.shared.Credits;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.BudgetFigures;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.ErrorState;
import io.framehouse.ui.FilterBar;
import io.framehouse.ui.IdText;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.Skeleton;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeText;
import io.framehouse.ui.Titled;
import io.framehouse.ui.Toast;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Every piece of the kit on one page, to be looked at. */
@Route("kit")
@AnonymousAllowed
class KitView extends Div implements Titled {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    KitView() {
        addClassName("page");
        Button primary = new Button("Primary action", click -> Toast.success("Key created."));
        primary.addThemeVariants(ButtonVariant.PRIMARY);
        Button ask =
                new Button(
                        "Cancel job",
                        click ->
                                ConfirmDialogs.ask(
                                        "Cancel \"Red car in the rain\"?",
                                        "The hold of 96 credits is released when the provider"
                                                + " confirms.",
                                        "Cancel job",
                                        "Keep job",
                                        () -> Toast.success("Job cancelled.")));
        Button typed =
                new Button(
                        "Revoke key",
                        click ->
                                ConfirmDialogs.askTyped(
                                        "Revoke ci-pipeline?",
                                        "Programs with this key stop at once.",
                                        "ci-pipeline",
                                        "Revoke key",
                                        "Keep key",
                                        () -> Toast.success("Key revoked.")));
        add(
                new PageHeader("Kit", "Every piece that screens are made of.")
                        .beside(StatusBadge.of("Done", VaadinIcon.CHECK_CIRCLE, Style.GOOD))
                        .facts(
                                new IdText("job id", "0199aa11-2222-7333-8444-5555666691ab"),
                                TimeText.absolute(Instant.parse("2026-11-20T12:20:00Z"), ZONE))
                        .titleOnPhones()
                        .actions(ask, typed, primary));
        add(filters(), badges(), money(), times(), states());
    }

    @Override
    public String shortTitle() {
        return "Kit";
    }

    private static FilterBar filters() {
        Select<String> status = new Select<>();
        status.setItems("Any status", "Generating");
        status.setValue("Any status");
        status.setAriaLabel("Status");
        FilterBar bar = new FilterBar("Search prompts and ids").filters(status);
        bar.setChips(
                List.of(
                        new FilterBar.Chip("Status: Generating", () -> {}),
                        new FilterBar.Chip("By: me", () -> {})));
        bar.setResult("38 jobs \u00b7 2,140\u202fcr settled");
        return bar;
    }

    private static Div badges() {
        Div row =
                new Div(
                        StatusBadge.of("Waiting to send", VaadinIcon.CLOCK, Style.NEUTRAL),
                        StatusBadge.of("Sending", VaadinIcon.PAPERPLANE_O, Style.ALIVE),
                        StatusBadge.ring("Generating"),
                        StatusBadge.of("Done", VaadinIcon.CHECK_CIRCLE, Style.GOOD),
                        StatusBadge.of("Failed", VaadinIcon.CLOSE_CIRCLE, Style.BAD),
                        StatusBadge.of("Checking", VaadinIcon.QUESTION_CIRCLE, Style.CHECK),
                        StatusBadge.of("Near limit", VaadinIcon.WARNING, Style.WARN));
        row.addClassName("button-row");
        return row;
    }

    private static Div money() {
        BudgetFigures figures = new BudgetFigures(Credits.of(500), Credits.of(320), Credits.of(60));
        Div card =
                new Div(
                        new H2("Money"),
                        MoneyText.kpi(Credits.parse("128400.5")),
                        MoneyText.of(Credits.parse("12.5")),
                        new BudgetBar(figures));
        card.addClassName("card");
        return card;
    }

    private static Div times() {
        Instant now = Instant.now();
        Div card =
                new Div(
                        new H2("Times"),
                        TimeText.relative(now.minus(Duration.ofMinutes(4)), ZONE),
                        TimeText.relative(now.minus(Duration.ofDays(9)), ZONE),
                        TimeText.elapsedSince(now.minus(Duration.ofSeconds(72))));
        card.addClassName("card");
        return card;
    }

    private static Div states() {
        return new Div(
                new EmptyState(
                        VaadinIcon.FILM,
                        "No jobs yet",
                        "Jobs you and your team send, here or through the API, appear in this"
                                + " list.",
                        new Button("Create video")),
                new ErrorState("Could not load jobs. Running jobs continue.", "7F3A-92", () -> {}),
                Skeleton.rows(3));
    }
}
