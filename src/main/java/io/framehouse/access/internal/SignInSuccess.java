package io.framehouse.access.internal;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import io.framehouse.access.SessionFactors;
import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SignedInPerson;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * Leads on after sign-in, whichever way: to {@code next}, else to the page asked for before, else
 * to the home; and where a second factor is owed, to that first.
 */
final class SignInSuccess extends VaadinSavedRequestAwareAuthenticationSuccessHandler {
    static final String NEXT = "next";

    private final SessionFactors session;
    private final SsoAdmission admission;
    private final SessionBook book;

    SignInSuccess(SessionFactors session, SsoAdmission admission, SessionBook book) {
        this.session = session;
        this.admission = admission;
        this.book = book;
        setRedirectStrategy(new ByPath());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        Optional<String> next = OwnPath.of(request.getParameter(NEXT));
        if (session.standing().owes() != Owed.NOTHING) {
            // Nobody has signed in yet; this is called again with the second factor.
            String second = SecondFactorFilter.page("", next.orElse(null));
            getRedirectStrategy().sendRedirect(request, response, second);
            return;
        }
        book.complete(authentication);
        linkIdentity(request, authentication);
        if (next.isPresent()) {
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, next.get());
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }

    /** Somebody came by single sign-on before, and the address had an account: this one. */
    private void linkIdentity(HttpServletRequest request, Authentication authentication) {
        Object kept = request.getSession().getAttribute(SsoSignIn.PENDING);
        request.getSession().removeAttribute(SsoSignIn.PENDING);
        if (kept instanceof SsoAdmission.Pending pending
                && authentication.getPrincipal() instanceof SignedInPerson person) {
            admission.link(pending, person.id());
        }
    }

    // The base class would also follow a request parameter to any host.
    @Override
    protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response) {
        String parameter = getTargetUrlParameter();
        String stored = parameter == null ? null : response.getHeader(parameter);
        return stored != null && sameHost(stored, request) ? stored : getDefaultTargetUrl();
    }

    private static boolean sameHost(String url, HttpServletRequest request) {
        try {
            String host = URI.create(url).getHost();
            return host == null
                    ? OwnPath.of(url).isPresent()
                    : host.equalsIgnoreCase(request.getServerName());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /**
     * Leads on by path alone. Behind a proxy that ends TLS and that nobody named, our own full
     * address would begin with http, where the page's policy does not let a form lead.
     */
    private static final class ByPath extends RedirectStrategy {
        @Override
        public void sendRedirect(
                HttpServletRequest request, HttpServletResponse response, String url)
                throws IOException {
            super.sendRedirect(request, response, url.startsWith("/") ? url : path(url, request));
        }

        private static String path(String url, HttpServletRequest request) {
            int slash = url.indexOf('/', url.indexOf("://") + "://".length());
            String path = slash < 0 ? "/" : url.substring(slash);
            String context = request.getContextPath();
            String own = path.startsWith(context) ? path.substring(context.length()) : path;
            return OwnPath.of(own).orElse("/");
        }
    }
}
