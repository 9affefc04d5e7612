package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.access.Profiles;
import io.framehouse.access.Sessions;
import io.framehouse.access.Sessions.Session;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TimeText;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Where one is signed in, and the way to end it from here. */
@org.springframework.stereotype.Component
final class SessionsSection implements SecuritySection {
    private static final int ORDER = 300;

    private final Sessions sessions;
    private final Profiles profiles;

    SessionsSection(Sessions sessions, Profiles profiles) {
        this.sessions = sessions;
        this.profiles = profiles;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component create() {
        return new Block(
                sessions, Objects.requireNonNullElse(profiles.own().zone(), ZoneOffset.UTC));
    }

    /** One visit. */
    private static final class Block extends Div {
        private static final long serialVersionUID = 1L;

        private final transient Sessions sessions;
        private final ZoneId zone;
        private final Button others = new Button("Sign out everywhere else");
        private final SafeBlock list;

        Block(Sessions sessions, ZoneId zone) {
            this.sessions = sessions;
            this.zone = zone;
            H2 title = new H2("Sessions");
            title.addClassName("section-title");
            Paragraph help =
                    new Paragraph("Where you are signed in. What you do not know, sign out.");
            help.addClassName("me__help");
            others.addClickListener(click -> askOthers());
            list = new SafeBlock("Could not load your sessions.", this::table);
            add(title, help, list, others);
        }

        private Component table() {
            List<Session> open = sessions.open();
            others.setVisible(open.stream().anyMatch(session -> !session.current()));
            return new CardTable<Session>("Sessions")
                    .title("Device", Block::device)
                    .column("Address", session -> new Span(address(session)))
                    .column("Signed in", session -> TimeText.relative(session.beganAt(), zone))
                    .column("Last used", session -> TimeText.relative(session.seenAt(), zone))
                    .actions(this::end)
                    .rows(open);
        }

        private static Component device(Session session) {
            Div device = new Div(new Span(AgentWords.of(session.agent())));
            device.addClassName("me__device");
            if (session.current()) {
                device.add(caption("this device"));
            } else if (!session.whole()) {
                device.add(caption("no second factor given"));
            }
            return device;
        }

        private static Span caption(String text) {
            Span caption = new Span(text);
            caption.addClassName("caption");
            return caption;
        }

        private static String address(Session session) {
            return session.address() == null ? "Not known" : session.address();
        }

        private Component end(Session session) {
            if (session.current()) {
                return new Span();
            }
            Button end = new Button("Sign out");
            end.setAriaLabel("Sign out " + AgentWords.of(session.agent()));
            end.addClickListener(click -> {
                Outcomes.run(() -> sessions.end(session.id()));
                list.load();
            });
            return end;
        }

        private void askOthers() {
            ConfirmDialogs.ask(
                    "Sign out everywhere else?",
                    "All your sessions but this one end at once. Keys go on working.",
                    "Sign out everywhere else",
                    "Keep sessions",
                    () -> {
                        Outcomes.run(sessions::endOthers);
                        list.load();
                    });
        }
    }
}
