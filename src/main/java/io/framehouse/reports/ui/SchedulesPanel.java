package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.DeliveryState;
import io.framehouse.reports.ExportSchedules.Schedule;
import io.framehouse.reports.ExportSchedules.State;
import io.framehouse.reports.UsageFilterWords;
import io.framehouse.shared.Actor;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.util.List;
import java.util.Set;

/** Exports that are made again and again: what comes next, and what came of the last ones. */
final class SchedulesPanel extends Section {
    private static final int MOST_SHOWN = 3;

    private final transient SchedulesModel model;
    private final transient Actor actor;
    private final SafeBlock list;

    /**
     * A section.
     *
     * @param actor in whose name buckets are tried
     */
    SchedulesPanel(SchedulesModel model, LiveUpdates live, Actor actor) {
        this.model = model;
        this.actor = actor;
        addClassName("downloads");
        list = new SafeBlock("Could not load the schedules. Nothing is lost.", this::list);
        live.bind(list, model.place(), Set.of(ExportSchedules.TOPIC), list::load);
        Button add = new Button("Schedule export", VaadinIcon.PLUS.create(), click -> openNew());
        Div head = new Div(new H2("Scheduled"), add);
        head.addClassName("section-head");
        add(head, list);
    }

    private void openNew() {
        new ScheduleDialog(model, actor, null, list::load).open();
    }

    private void edit(Schedule schedule) {
        new ScheduleDialog(model, actor, schedule, list::load).open();
    }

    private Component list() {
        List<Schedule> schedules = model.load();
        if (schedules.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.CALENDAR_CLOCK,
                    "No scheduled exports",
                    "A schedule exports each period once it is over, and tells whom you name.");
        }
        return new CardTable<Schedule>("Scheduled exports")
                .title("Schedule", this::name)
                .column("State", this::state)
                .column("Last", this::outcomes)
                .actions(this::actions)
                .rows(schedules);
    }

    private Component name(Schedule schedule) {
        Span name = new Span(SchedulesModel.name(schedule));
        name.addClassName("downloads__name");
        Div cell =
                new Div(
                        name,
                        caption("To " + SchedulesModel.told(schedule)),
                        caption("In the name of " + schedule.owner()));
        if (!schedule.filter().isAll()) {
            cell.add(caption(UsageFilterWords.inOneLine(schedule.filter())));
        }
        return cell;
    }

    private Component state(Schedule schedule) {
        Div cell = new Div(badge(schedule.state()), caption(model.next(schedule)));
        cell.addClassName("downloads__state");
        return cell;
    }

    private static StatusBadge badge(State state) {
        return switch (state) {
            case ACTIVE -> StatusBadge.of("Active", VaadinIcon.CHECK, Style.GOOD);
            case PAUSED -> StatusBadge.of("Paused", VaadinIcon.PAUSE, Style.NEUTRAL);
            case STOPPED -> StatusBadge.of("Stopped", VaadinIcon.WARNING, Style.BAD);
        };
    }

    private Component outcomes(Schedule schedule) {
        Div cell = new Div();
        schedule.deliveries().stream()
                .limit(MOST_SHOWN)
                .forEach(delivery -> {
                    cell.add(caption(model.outcome(delivery)));
                    model.upload(delivery).map(SchedulesPanel::caption).ifPresent(cell::add);
                });
        if (schedule.deliveries().isEmpty()) {
            cell.add(caption("None yet"));
        }
        return cell;
    }

    private Component actions(Schedule schedule) {
        RowMenu menu = new RowMenu(SchedulesModel.name(schedule));
        menu.entry("Edit schedule", () -> edit(schedule));
        if (schedule.state() == State.ACTIVE) {
            menu.entry("Pause schedule", () -> act(() -> model.pause(schedule)));
        } else {
            menu.entry("Resume schedule", () -> act(() -> model.resume(schedule)));
        }
        schedule.deliveries().stream()
                .limit(MOST_SHOWN)
                .filter(delivery -> delivery.state() != DeliveryState.WAITING)
                .forEach(delivery -> menu.entry(again(delivery), () -> resend(schedule, delivery)));
        return menu.entry("Remove schedule", () -> askToRemove(schedule));
    }

    private static String again(Delivery delivery) {
        return "Send %s again".formatted(SchedulesModel.period(delivery.from(), delivery.to()));
    }

    private void resend(Schedule schedule, Delivery delivery) {
        act(() -> model.resend(schedule, delivery));
    }

    private void askToRemove(Schedule schedule) {
        ConfirmDialogs.ask(
                "Remove this schedule?",
                "Nothing more is exported by it. The files it made are kept their time.",
                "Remove schedule",
                "Keep schedule",
                () -> act(() -> model.remove(schedule)));
    }

    /** The signal of the change makes the list anew. */
    private static void act(Runnable action) {
        Outcomes.run(action);
    }

    private static Span caption(String text) {
        Span caption = new Span(text);
        caption.addClassName("caption");
        return caption;
    }
}
