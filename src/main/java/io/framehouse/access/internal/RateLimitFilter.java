package io.framehouse.access.internal;

import io.framehouse.access.internal.RequestLimits.Count;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the requests of good keys and says in each answer how many are left. */
final class RateLimitFilter extends OncePerRequestFilter {
    private final RequestLimits limits;
    private final Refusals refusals;
    private final SecurityContextHolderStrategy contexts;

    RateLimitFilter(
            RequestLimits limits, Refusals refusals, SecurityContextHolderStrategy contexts) {
        this.limits = limits;
        this.refusals = refusals;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(contexts.getContext().getAuthentication() instanceof KeyAuthentication key)) {
            chain.doFilter(request, response);
            return;
        }
        Count count = limits.count(key);
        response.setHeader("RateLimit-Limit", Integer.toString(count.limit()));
        response.setHeader("RateLimit-Remaining", Long.toString(count.remaining()));
        response.setHeader("RateLimit-Reset", Long.toString(count.resetSeconds()));
        if (count.allowed()) {
            chain.doFilter(request, response);
        } else {
            refusals.tooMany(
                    request,
                    response,
                    "More than "
                            + count.limit()
                            + " requests a minute. Try again in "
                            + count.retrySeconds()
                            + " s.",
                    count.retrySeconds());
        }
    }
}
