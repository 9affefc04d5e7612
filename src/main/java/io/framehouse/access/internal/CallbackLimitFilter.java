package io.framehouse.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the door of providers' callbacks from being flooded: by address, and by account and
 * address, so that nobody uses up what an account's own provider may send. A provider that is
 * refused is asked by polling anyway.
 */
final class CallbackLimitFilter extends OncePerRequestFilter {
    private static final int MOST_KEPT = 20_000;
    private static final int BURST_SHARE = 6;
    private static final int LONGEST_PATH = 100;

    private final Rate byAddress;
    private final Rate byAccount;
    private final Refusals refusals;
    private final Buckets buckets;

    CallbackLimitFilter(int perMinute, Refusals refusals, Clock clock) {
        this.byAddress = rate(perMinute * 2);
        this.byAccount = rate(perMinute);
        this.refusals = refusals;
        this.buckets = new Buckets(clock, MOST_KEPT);
    }

    private static Rate rate(int perMinute) {
        return new Rate(perMinute, Math.max(1, perMinute / BURST_SHARE));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = ClientAddress.of(request);
        boolean allowed =
                buckets.of(address, byAddress).tryConsume(1)
                        && buckets.of(address + " " + account(request), byAccount).tryConsume(1);
        if (allowed) {
            chain.doFilter(request, response);
        } else {
            refusals.tooMany(request, response, "Too many callbacks. Send them later.", 1);
        }
    }

    /** The path names the account; what is longer than any of ours is not kept whole. */
    private static String account(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(0, Math.min(path.length(), LONGEST_PATH));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        FilterRegistrationBean<CallbackLimitFilter> callbackLimit(
                @Value("${framehouse.limits.callbacks-per-minute:30000}") int perMinute,
                Refusals refusals,
                Clock clock) {
            var filter =
                    new FilterRegistrationBean<>(
                            new CallbackLimitFilter(perMinute, refusals, clock));
            filter.addUrlPatterns("/callbacks/*");
            return filter;
        }
    }
}
