package io.framehouse.access.internal;

import io.framehouse.access.SignInRefused;
import io.framehouse.access.SignedInPerson;
import io.framehouse.access.internal.PasskeyPlace.Place;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where the browser fetches what a device is to sign, and posts what it signed: to sign in, to
 * confirm a sign-in, and to add a device. What was asked is kept in the session and used once.
 */
final class PasskeyFilter extends OncePerRequestFilter {
    static final String SIGN_IN = "/login/passkey";
    static final String ADD = "/me/passkeys";
    private static final String OPTIONS = "/options";
    private static final String ASKED = PasskeyFilter.class.getName() + ".asked";
    private static final String OFFERED = PasskeyFilter.class.getName() + ".offered";
    private static final Set<String> PATHS = Set.of(SIGN_IN, SIGN_IN + OPTIONS, ADD, ADD + OPTIONS);
    private static final String SECURITY = "/me/security";
    private static final int LONGEST_LABEL = 60;
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyFilter.class);

    private final PasskeyPlace places;
    private final PasskeyDesk passkeys;
    private final SecondFactorDesk desk;
    private final SignIns signIns;
    private final SessionWriter sessions;
    private final SignInSuccess success;
    private final RedirectStrategy redirects = new DefaultRedirectStrategy();

    PasskeyFilter(
            PasskeyPlace places,
            PasskeyDesk passkeys,
            SecondFactorDesk desk,
            SignIns signIns,
            SessionWriter sessions,
            SignInSuccess success) {
        this.places = places;
        this.passkeys = passkeys;
        this.desk = desk;
        this.signIns = signIns;
        this.sessions = sessions;
        this.success = success;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || !PATHS.contains(path(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Place> place = places.of(request);
        Optional<SignedInPerson> person = desk.person();
        String path = path(request);
        boolean adds = path.startsWith(ADD);
        if (place.isEmpty() || (adds && (person.isEmpty() || !passkeys.mayAdd(person.get())))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (path.equals(SIGN_IN + OPTIONS)) {
            PublicKeyCredentialRequestOptions asked = passkeys.ask(place.get(), desk.session());
            request.getSession().setAttribute(ASKED, asked);
            write(response, asked);
        } else if (path.equals(SIGN_IN)) {
            signIn(place.get(), person.orElse(null), request, response);
        } else if (path.equals(ADD + OPTIONS)) {
            PublicKeyCredentialCreationOptions offered =
                    passkeys.offer(place.get(), desk.requireSession());
            request.getSession().setAttribute(OFFERED, offered);
            write(response, offered);
        } else {
            add(place.get(), person.orElseThrow(), request, response);
        }
    }

    private static void write(HttpServletResponse response, Object options) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(PasskeyDesk.json(options));
    }

    private void signIn(
            Place place,
            @Nullable SignedInPerson present,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        PersonRow signed = signed(place, request).orElse(null);
        if (signed == null || (present != null && !present.id().equals(signed.id()))) {
            request.getSession()
                    .setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, SignInRefused.passkey());
            String back = present == null ? "/login" : SecondFactorFilter.page("", next(request));
            redirects.sendRedirect(request, response, back);
            return;
        }
        if (present == null) {
            Authentication session = signIns.begin(signed, Factors.PASSKEY);
            sessions.write(session, request, response);
            success.onAuthenticationSuccess(request, response, session);
        } else {
            boolean owed = desk.owes();
            passkeys.confirmed(present);
            goOn(present, owed, "/", request, response);
        }
    }

    private Optional<PersonRow> signed(Place place, HttpServletRequest request) {
        try {
            return taken(request, ASKED) instanceof PublicKeyCredentialRequestOptions asked
                    ? passkeys.signed(place, asked, answer(request))
                    : Optional.empty();
        } catch (RuntimeException noAnswer) {
            // Libraries tell it by exceptions of many kinds; what was sent is of no use to anybody.
            LOG.debug("A passkey was refused: {}", noAnswer.getClass().getName());
            return Optional.empty();
        }
    }

    private void add(
            Place place,
            SignedInPerson person,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        boolean owed = desk.owes();
        try {
            if (!(taken(request, OFFERED) instanceof PublicKeyCredentialCreationOptions offered)) {
                throw new IllegalStateException("Nothing was offered");
            }
            passkeys.add(place, person, offered, answer(request), label(request));
        } catch (RuntimeException noAnswer) {
            LOG.debug("A passkey was not added: {}", noAnswer.getClass().getName());
            redirects.sendRedirect(request, response, SECURITY + "?passkey=refused");
            return;
        }
        goOn(person, owed, SECURITY, request, response);
    }

    private void goOn(
            SignedInPerson person,
            boolean owed,
            String home,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        Authentication session = desk.write(Factors.PASSKEY, person, request, response);
        if (owed) {
            success.onAuthenticationSuccess(request, response, session);
        } else {
            String next = next(request);
            redirects.sendRedirect(request, response, next == null ? home : next);
        }
    }

    /** Once asked, once used. */
    private static @Nullable Object taken(HttpServletRequest request, String name) {
        HttpSession session = request.getSession();
        Object kept = session.getAttribute(name);
        session.removeAttribute(name);
        return kept;
    }

    private static String answer(HttpServletRequest request) {
        return String.valueOf(request.getParameter("credential"));
    }

    private static String label(HttpServletRequest request) {
        String label = String.valueOf(request.getParameter("label")).strip();
        if (label.isEmpty()) {
            return "Passkey";
        }
        return label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    }

    private static @Nullable String next(HttpServletRequest request) {
        return OwnPath.of(request.getParameter(SignInSuccess.NEXT)).orElse(null);
    }
}
