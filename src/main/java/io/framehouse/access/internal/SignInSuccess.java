package io.framehouse.access.internal;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Leads on after sign-in: to {@code next}, else to the page asked for before, else to the home. */
final class SignInSuccess extends VaadinSavedRequestAwareAuthenticationSuccessHandler {
    private static final String NEXT = "next";

    SignInSuccess() {
        setRedirectStrategy(new ByPath());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
                .getBean(SessionBook.class)
                .begin(request, authentication);
        Optional<String> next = OwnPath.of(request.getParameter(NEXT));
        if (next.isPresent()) {
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, next.get());
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
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
