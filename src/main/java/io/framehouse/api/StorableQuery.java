package io.framehouse.api;

import io.framehouse.shared.DomainException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses NUL characters in queries, which PostgreSQL can neither keep nor look for. */
final class StorableQuery implements HandlerInterceptor {
    private static final String NUL = "%00";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null && query.contains(NUL)) {
            String before = query.substring(0, query.indexOf(NUL));
            String field = before.substring(before.lastIndexOf('&') + 1).replaceAll("=.*", "");
            throw DomainException.invalid(
                    field, "malformed", field + " has a NUL character; take it out.");
        }
        return true;
    }
}
