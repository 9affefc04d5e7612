package io.framehouse.access.internal;

import io.framehouse.access.KeyCall;
import io.framehouse.shared.Actor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Notes the calls of teams' keys once they are answered, refused ones too. */
final class KeyCallFilter extends OncePerRequestFilter {
    private static final int LONGEST_ROUTE = 200;
    private static final int SERVER_ERROR = 500;

    private final CallWriter calls;
    private final SecurityContextHolderStrategy contexts;
    private final Clock clock;

    KeyCallFilter(CallWriter calls, SecurityContextHolderStrategy contexts, Clock clock) {
        this.calls = calls;
        this.contexts = contexts;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Call call = callOf(request, response);
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            if (call != null && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(call);
            } else if (call != null) {
                call.end(answered ? response.getStatus() : SERVER_ERROR);
            }
        }
    }

    private @Nullable Call callOf(HttpServletRequest request, HttpServletResponse response) {
        if (contexts.getContext().getAuthentication() instanceof KeyAuthentication key) {
            Actor actor = key.actor();
            TeamId team = actor.keyTeam();
            KeyId id = actor.keyId();
            if (team != null && id != null) {
                return new Call(team, id, clock.instant(), request, response);
            }
        }
        return null;
    }

    /** A call under way; one that is answered later ends with its asynchronous part. */
    private final class Call implements AsyncListener {
        private final TeamId team;
        private final KeyId key;
        private final Instant at;
        private final HttpServletRequest request;
        private final HttpServletResponse response;

        Call(
                TeamId team,
                KeyId key,
                Instant at,
                HttpServletRequest request,
                HttpServletResponse response) {
            this.team = team;
            this.key = key;
            this.at = at;
            this.request = request;
            this.response = response;
        }

        void end(int status) {
            calls.note(team, key, new KeyCall(at, request.getMethod(), route(), status));
        }

        /** The template, since addresses themselves hold ids and, of uploads, leave to write. */
        private @Nullable String route() {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            if (route == null) {
                return null;
            }
            String text = route.toString();
            return text.length() > LONGEST_ROUTE ? text.substring(0, LONGEST_ROUTE) : text;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            end(response.getStatus());
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // It completes afterwards.
        }

        @Override
        public void onError(AsyncEvent event) {
            // It completes afterwards.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
