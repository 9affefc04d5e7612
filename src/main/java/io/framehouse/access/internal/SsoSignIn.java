package io.framehouse.access.internal;

import io.framehouse.access.SsoRefused;
import io.framehouse.access.SsoRefused.Why;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Ends a sign-in by the identity provider: in a session like any other, which keeps nothing of the
 * provider, or on the sign-in page with the reason.
 */
@Component
final class SsoSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    /** Where an identity waits for the password of its account. */
    static final String PENDING = SsoSignIn.class.getName() + ".pending";

    private static final Logger LOG = LoggerFactory.getLogger(SsoSignIn.class);
    private static final String FACTOR = "FACTOR_AUTHORIZATION_CODE";
    // RFC 8176: the provider asked for several factors.
    private static final String SEVERAL = "mfa";

    private final SsoAdmission admission;
    private final SsoGroups groups;
    private final SignIns signIns;
    private final SessionWriter sessions;
    private final SessionActors actors;
    private final SignInSuccess success;
    private final RedirectStrategy redirects = new DefaultRedirectStrategy();

    SsoSignIn(
            SsoAdmission admission,
            SsoGroups groups,
            SignIns signIns,
            SessionWriter sessions,
            SessionActors actors,
            SignInSuccess success) {
        this.admission = admission;
        this.groups = groups;
        this.signIns = signIns;
        this.sessions = sessions;
        this.actors = actors;
        this.success = success;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication provided)
            throws IOException, ServletException {
        if (!(provided.getPrincipal() instanceof OidcUser user)) {
            refuse(new SsoRefused(Why.FAILED), request, response);
            return;
        }
        // Until it is known whose it is, the session is not the provider's either.
        sessions.clear(request, response);
        PersonRow person;
        try {
            person = admission.admit(user);
        } catch (SsoRefused refusal) {
            if (refusal.why() == Why.TAKEN) {
                keep(user, request);
            }
            refuse(refusal, request, response);
            return;
        }
        groups.follow(person.id(), user.getClaims());
        actors.forget(person.id());
        String factor = isStrong(user) ? Factors.PROVIDER_SECOND : FACTOR;
        Authentication session = signIns.begin(person, factor);
        sessions.write(session, request, response);
        success.onAuthenticationSuccess(request, response, session);
    }

    private static boolean isStrong(OidcUser user) {
        List<String> methods = user.getAuthenticationMethods();
        return methods != null && methods.contains(SEVERAL);
    }

    private void keep(OidcUser user, HttpServletRequest request) {
        Optional<String> email = admission.ownEmail(user);
        email.ifPresent(own ->
                request.getSession()
                        .setAttribute(
                                PENDING,
                                new SsoAdmission.Pending(SsoAdmission.identity(user), own)));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        LOG.warn("Single sign-on failed: {}", failure.getMessage());
        refuse(new SsoRefused(Why.FAILED), request, response);
    }

    private void refuse(
            SsoRefused refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        sessions.clear(request, response);
        request.getSession().setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, refusal);
        redirects.sendRedirect(request, response, "/login?error");
    }
}
