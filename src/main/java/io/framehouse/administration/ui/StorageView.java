package io.framehouse.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.storage.StorageChecks;
import io.framehouse.storage.StorageChecks.Check;
import io.framehouse.storage.StorageChecks.State;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TimeText;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where files lie, whether they can be had, and what the last look through them brought. */
@Route("admin/storage")
@PermitAll
final class StorageView extends PlatformView {
    private final transient StorageChecks checks;
    private final transient LiveUpdates live;
    private @Nullable SafeBlock check;

    StorageView(TeamDoor door, StorageChecks checks, LiveUpdates live) {
        super(door, Action.MANAGE_TEAMS, "Storage");
        this.checks = checks;
        this.live = live;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        SafeBlock state =
                new SafeBlock("Could not ask how the storage is.", () -> state(checks.state()));
        SafeBlock block = new SafeBlock("Could not load the last check.", this::check);
        check = block;
        Button now =
                new Button(
                        "Check now",
                        VaadinIcon.REFRESH.create(),
                        click -> ask(checks::ask, "The check begins within some seconds."));
        add(
                new PageHeader(
                                "Storage",
                                "Every night all files are compared with what the database names.")
                        .actions(now),
                state,
                block);
        live.bind(
                block,
                () -> {
                    state.load();
                    block.load();
                });
    }

    private void ask(Runnable wish, String done) {
        if (Outcomes.run(wish)) {
            Toast.success(done);
        }
        if (check != null) {
            check.load();
        }
    }

    private static Component state(State state) {
        StorageVerdict verdict =
                new StorageVerdict(
                        new H2(StorageWords.headline(state)),
                        StorageWords.explanation(state),
                        state.awaySince() != null);
        if (state.awaySince() != null) {
            verdict.getElement().setAttribute("role", "alert");
            Paragraph since =
                    new Paragraph(
                            new Span("Away since "),
                            TimeText.relative(state.awaySince(), ZoneOffset.UTC));
            since.addClassName("verdict__text");
            verdict.add(since);
        }
        return verdict;
    }

    private Component check() {
        H2 heading = new H2("Last check");
        heading.addClassName("section-title");
        Section section = new Section(heading);
        section.addClassName("storage-check");
        Optional<Check> newest = checks.newest();
        if (newest.isPresent() && newest.get().endedAt() == null) {
            Paragraph under = new Paragraph(StorageWords.underWay(newest.get()));
            under.getElement().setAttribute("role", "status");
            section.add(under);
        }
        section.add(
                checks.lastEnded()
                        .<Component>map(ended ->
                                StorageVerdict.of(
                                        ended,
                                        () ->
                                                ask(
                                                        checks::markMissing,
                                                        "A check that marks them begins within"
                                                                + " some seconds.")))
                        .orElseGet(() ->
                                new EmptyState(
                                        VaadinIcon.DATABASE,
                                        "No check has ended yet",
                                        "The first one runs at 03:20 in the night, or now.")));
        return section;
    }
}
