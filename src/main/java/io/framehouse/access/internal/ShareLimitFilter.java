package io.framehouse.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the pages of shared videos from being flooded, by address of the caller. */
final class ShareLimitFilter extends OncePerRequestFilter {
    private static final int MOST_KEPT = 20_000;
    private static final int WAIT_SECONDS = 60;

    private final Rate rate;
    private final Buckets buckets;

    /**
     * @param perMinute requests of one address; half of it may come at once, as a page of many
     *     covers asks for them together
     */
    ShareLimitFilter(int perMinute, Clock clock) {
        this.rate = new Rate(perMinute, Math.max(1, perMinute / 2));
        this.buckets = new Buckets(clock, MOST_KEPT);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (buckets.of(ClientAddress.of(request), rate).tryConsume(1)) {
            chain.doFilter(request, response);
        } else {
            refuse(response);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(WAIT_SECONDS));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8");
        response.getOutputStream()
                .write(
                        "Too many requests from your network. Wait a minute, then load the page again."
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        FilterRegistrationBean<ShareLimitFilter> shareLimit(
                @Value("${framehouse.limits.shared-links-per-minute:1200}") int perMinute,
                Clock clock) {
            var filter = new FilterRegistrationBean<>(new ShareLimitFilter(perMinute, clock));
            filter.addUrlPatterns("/s/*");
            return filter;
        }
    }
}
