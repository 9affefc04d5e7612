package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.framehouse.access.ui.SecondFactorModel.Ask;
import io.framehouse.ui.Outcomes;
import jakarta.annotation.security.PermitAll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.WebAttributes;

/** The second step of a sign-in; also where people confirm later that it is still they. */
@Route(value = SecondFactorView.PATH, autoLayout = false)
@PageTitle("Two-step sign-in")
@PermitAll
@StyleSheet("styles/views/access.css")
final class SecondFactorView extends Main implements BeforeEnterObserver {
    static final String PATH = "login/second";
    private static final long serialVersionUID = 1L;

    private final transient SecondFactorModel model;
    private final transient AuthenticationContext authentication;
    private final Div card = new Div();

    SecondFactorView(SecondFactorModel model, AuthenticationContext authentication) {
        this.model = model;
        this.authentication = authentication;
        addClassName("login");
        card.addClassNames("login__card", "aura-surface");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String next = parameter(event, "next");
        String way = parameter(event, "way");
        boolean codes = parameter(event, "codes") != null;
        switch (model.ask(next != null || way != null, codes, "setup".equals(way))) {
            case SIGN_IN -> event.forwardTo(LoginView.class);
            case NOTHING -> event.forwardTo("");
            case CODE -> askForCode("recovery".equals(way), next);
            case PASSWORD -> askForPassword(next);
            case SETUP -> setUp(next);
            case CODES -> offerCodes(next);
        }
    }

    private static @Nullable String parameter(BeforeEnterEvent event, String name) {
        return event.getLocation().getQueryParameters().getSingleParameter(name).orElse(null);
    }

    private void askForCode(boolean recovery, @Nullable String next) {
        List<Component> parts = new ArrayList<>();
        if (recovery) {
            parts.add(new Paragraph("Give one of the codes that you kept."));
            parts.add(SecondFactorForm.recovery(next));
            parts.add(change("way=app", "Use another way", next));
        } else {
            if (model.hasApp()) {
                parts.add(
                        new Paragraph(
                                "Open your authenticator app and give the code for Framehouse."));
                parts.add(SecondFactorForm.code("app", "Sign in", next));
            }
            if (model.hasPasskey()) {
                parts.add(PasskeyForm.signIn(next));
            }
            parts.add(change("way=recovery", "Use a recovery code", next));
        }
        show(Ask.CODE, "Two-step sign-in", parts.toArray(Component[]::new));
    }

    private static Anchor change(String way, String text, @Nullable String next) {
        return new Anchor(PATH + "?" + way + (next == null ? "" : "&next=" + encode(next)), text);
    }

    private void askForPassword(@Nullable String next) {
        show(
                Ask.PASSWORD,
                "Confirm it is you",
                new Paragraph("Give your password once more. It counts for 10 minutes."),
                SecondFactorForm.password(next));
    }

    private void setUp(@Nullable String next) {
        show(
                Ask.SETUP,
                "Set up two-step sign-in",
                new Paragraph(
                        model.reason()
                                + " Scan the picture with an authenticator app, then give the code"
                                + " that the app shows."),
                new AppSecret(model.begin()),
                SecondFactorForm.code("setup", "Turn on", next),
                model.offersPasskeys()
                        ? new Details("Add a passkey instead", PasskeyForm.adding(next))
                        : new Span());
    }

    private void offerCodes(@Nullable String next) {
        Div codes = new Div();
        Button make = new Button("Make recovery codes");
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.addClickListener(click ->
                Outcomes.run(() -> {
                    RecoveryCodeList list = new RecoveryCodeList(model.renewRecoveryCodes());
                    codes.removeAll();
                    codes.add(list);
                }));
        codes.add(
                new Paragraph(
                        "Recovery codes let you in on the day you lose your phone. Make them now and"
                                + " keep them elsewhere."),
                make);
        // Whatever is asked for, it stays an address below this one.
        boolean own = next != null && next.startsWith("/");
        Anchor onward = new Anchor(own ? "." + next : ".", "Continue");
        // A new page: the one that stands behind this one was made for a session that owed it.
        onward.setRouterIgnore(true);
        show(Ask.CODES, "Two-step sign-in is on", codes, onward);
    }

    private void show(Ask ask, String title, Component... content) {
        Span brand = new Span("Framehouse");
        brand.addClassName("login__brand");
        card.removeAll();
        card.add(brand, new H1(title));
        SecondFactorModel.errorText(takeRefusal(), ask == Ask.PASSWORD, LoginView.zone())
                .ifPresent(text -> card.add(LoginView.error(text)));
        card.add(content);
        if (ask == Ask.CODE || ask == Ask.SETUP) {
            Button leave = new Button("Sign out", click -> authentication.logout());
            leave.addThemeVariants(ButtonVariant.TERTIARY);
            card.add(leave);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The refusal of the last try, told once. */
    private static @Nullable Object takeRefusal() {
        WrappedSession session = VaadinSession.getCurrent().getSession();
        Object refusal = session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        session.removeAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return refusal;
    }
}
