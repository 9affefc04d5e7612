package io.framehouse.access.internal;

import io.framehouse.access.internal.KeyAuthenticator.Outcome;
import io.framehouse.shared.Wire;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates by key where a good one is shown, and else only notes why not: the entry point
 * answers in the form that the address calls for. Not a bean, since Boot would put it before every
 * address; the strategy is handed in, because Vaadin replaces the usual one.
 */
final class KeyAuthenticationFilter extends OncePerRequestFilter {
    /** The request attribute with the reason for a refusal: missing, malformed or wrong. */
    static final String FAILURE = "framehouse.auth.failure";

    private final KeyAuthenticator keys;
    private final WrongKeys wrongKeys;
    private final Refusals refusals;
    private final SecurityContextHolderStrategy contexts;
    // Keeps the context for the asynchronous part of a request, and for no longer.
    private final SecurityContextRepository repository =
            new RequestAttributeSecurityContextRepository();

    KeyAuthenticationFilter(
            KeyAuthenticator keys,
            WrongKeys wrongKeys,
            Refusals refusals,
            SecurityContextHolderStrategy contexts) {
        this.keys = keys;
        this.wrongKeys = wrongKeys;
        this.refusals = refusals;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !paused(header, request, response)) {
            Outcome outcome;
            try {
                outcome = keys.authenticate(header);
            } catch (RuntimeException failure) {
                // Most likely the database cannot be asked now; the addresses here have a form.
                if (!refusals.answered(request, response, failure)) {
                    throw failure;
                }
                return;
            }
            note(outcome, header, request, response);
            chain.doFilter(request, response);
        }
    }

    private boolean paused(
            String header, HttpServletRequest request, HttpServletResponse response) {
        OptionalLong seconds = wrongKeys.pause(ClientAddress.of(request), header);
        seconds.ifPresent(wait ->
                refusals.tooMany(
                        request,
                        response,
                        "Too many wrong keys came from this address. Correct the key and try again"
                                + " in "
                                + wait
                                + " s.",
                        wait));
        return seconds.isPresent();
    }

    private void note(
            Outcome outcome,
            @Nullable String header,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (outcome.authentication() != null) {
            SecurityContext context = contexts.createEmptyContext();
            context.setAuthentication(outcome.authentication());
            contexts.setContext(context);
            repository.saveContext(context, request, response);
            wrongKeys.good(String.valueOf(header));
        } else if (outcome.failure() != null) {
            request.setAttribute(FAILURE, Wire.of(outcome.failure()));
            if (header != null) {
                wrongKeys.forget(header);
                wrongKeys.wrong(ClientAddress.of(request));
            }
        }
    }
}
