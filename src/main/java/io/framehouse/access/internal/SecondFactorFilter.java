package io.framehouse.access.internal;

import io.framehouse.access.SignInRefused;
import io.framehouse.access.SignedInPerson;
import io.framehouse.access.internal.FactorProofs.Outcome;
import io.framehouse.access.internal.FactorProofs.Way;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Wire;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.WebAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The form of {@code /login/second}, which the browser itself posts: the proof of somebody who has
 * signed in with a first factor, or who confirms that it is still they.
 */
final class SecondFactorFilter extends OncePerRequestFilter {
    static final String PATH = "/login/second";
    private static final int LONGEST = 200;

    private final SecondFactorDesk desk;
    private final SignInSuccess success;
    private final RedirectStrategy redirects = new DefaultRedirectStrategy();

    SecondFactorFilter(SecondFactorDesk desk, SignInSuccess success) {
        this.desk = desk;
        this.success = success;
    }

    /** The address of the page, for an own path to go on to. */
    static String page(String query, @Nullable String next) {
        String onward =
                next == null ? "" : "next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        String all = query.isEmpty() || onward.isEmpty() ? query + onward : query + "&" + onward;
        return all.isEmpty() ? PATH : PATH + "?" + all;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !HttpMethod.POST.matches(request.getMethod()) || !path.equals(PATH);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedInPerson> person = desk.person();
        if (person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Way way =
                Wire.parse(Way.class, String.valueOf(request.getParameter("way"))).orElse(Way.APP);
        try {
            decide(person.get(), way, request, response);
        } catch (DomainException mustConfirm) {
            // The page itself asks for the password first.
            redirects.sendRedirect(request, response, page("", next(request)));
        }
    }

    private void decide(
            SignedInPerson person,
            Way way,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        Outcome outcome = desk.prove(person, way, typed(request));
        SignInRefused refusal = outcome.refusal();
        if (refusal != null) {
            request.getSession().setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, refusal);
            redirects.sendRedirect(request, response, page("way=" + Wire.of(way), next(request)));
            return;
        }
        boolean owed = desk.owes();
        Authentication session = desk.write(way.factor(), person, request, response);
        HttpServletRequest onward = way == Way.SETUP ? toCodes(request) : request;
        if (owed && !desk.owes()) {
            success.onAuthenticationSuccess(onward, response, session);
        } else {
            String next = next(onward);
            redirects.sendRedirect(onward, response, next == null ? "/" : next);
        }
    }

    /** After a set-up come the recovery codes, whatever was asked for. */
    private static HttpServletRequest toCodes(HttpServletRequest request) {
        String codes = page("codes=1", next(request));
        return new HttpServletRequestWrapper(request) {
            @Override
            public @Nullable String getParameter(String name) {
                return name.equals(SignInSuccess.NEXT) ? codes : super.getParameter(name);
            }
        };
    }

    private static String typed(HttpServletRequest request) {
        String typed = String.valueOf(request.getParameter("code"));
        return typed.length() <= LONGEST ? typed : "";
    }

    private static @Nullable String next(HttpServletRequest request) {
        return OwnPath.of(request.getParameter(SignInSuccess.NEXT)).orElse(null);
    }
}
