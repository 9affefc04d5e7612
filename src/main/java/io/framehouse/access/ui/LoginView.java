package io.framehouse.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.framehouse.access.DemoSignIns.DemoSignIn;
import io.framehouse.access.SingleSignOn;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.WebAttributes;

/** Signs people in. Public only because the filter chain names it. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in")
@AnonymousAllowed
@StyleSheet("styles/views/access.css")
public final class LoginView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient LoginModel model;

    LoginView(LoginModel model) {
        this.model = model;
        addClassName("login");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (model.setupIsDue()) {
            event.forwardTo(SetupView.class);
        } else if (model.somebodyIsSignedIn()) {
            event.forwardTo("");
        } else {
            String next =
                    event.getLocation()
                            .getQueryParameters()
                            .getSingleParameter("next")
                            .orElse(null);
            show(next);
        }
    }

    private void show(@Nullable String next) {
        Div card = new Div();
        card.addClassNames("login__card", "aura-surface");
        Span brand = new Span("Framehouse");
        brand.addClassName("login__brand");
        LoginForm form = new LoginForm(next);
        card.add(brand, new H1("Sign in"));
        LoginModel.errorText(takeRefusal(), zone()).ifPresent(text -> card.add(error(text)));
        card.add(form);
        if (model.offersPasskeys()) {
            card.add(PasskeyForm.signIn(next));
        }
        model.singleSignOn().ifPresent(offer -> card.add(way(offer)));
        removeAll();
        add(card);
        List<DemoSignIn> hints = model.hints();
        if (!hints.isEmpty()) {
            add(hints(hints, form));
        }
    }

    private static Anchor way(SingleSignOn.Offer offer) {
        Anchor way = new Anchor(offer.path(), "Sign in with " + offer.name());
        way.setRouterIgnore(true);
        way.addClassName("login__sso");
        return way;
    }

    static Paragraph error(String text) {
        Paragraph error = new Paragraph(text);
        error.addClassName("login__error");
        error.getElement().setAttribute("role", "alert");
        return error;
    }

    private static Div hints(List<DemoSignIn> accounts, LoginForm form) {
        UnorderedList list = new UnorderedList();
        list.addClassName("login__hints");
        accounts.forEach(account -> list.add(hint(account, form)));
        Div box = new Div(new H2("Demo accounts"), list);
        box.addClassName("login__demo");
        return box;
    }

    private static ListItem hint(DemoSignIn account, LoginForm form) {
        Button use = new Button("Use", e -> form.fill(account.email(), account.password()));
        use.setAriaLabel("Use " + account.email());
        Span words = new Span(account.role());
        Span pair = new Span(account.email() + " / " + account.password());
        pair.addClassName("login__pair");
        return new ListItem(words, pair, use);
    }

    /** The refusal of the last try, told once. */
    private static @Nullable Object takeRefusal() {
        WrappedSession session = VaadinSession.getCurrent().getSession();
        Object refusal = session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        session.removeAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return refusal;
    }

    static ZoneId zone() {
        String zone = UI.getCurrent().getPage().getExtendedClientDetails().getTimeZoneId();
        return zone != null && ZoneId.getAvailableZoneIds().contains(zone)
                ? ZoneId.of(zone)
                : ZoneOffset.UTC;
    }
}
