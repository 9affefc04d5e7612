package io.framehouse.gateway.rest.admin;

import io.framehouse.teams.Teams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Admin calls about a team that is not there, or not the caller's, are not found, whichever. */
@Component
final class KnownTeam implements HandlerInterceptor, WebMvcConfigurer {
    private static final String PATHS = "/api/v1/admin/teams/{team}/**";

    private final Teams teams;

    KnownTeam(Teams teams) {
        this.teams = teams;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PATHS);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> names && names.get("team") instanceof String team) {
            teams.get(AdminPath.team(team));
        }
        return true;
    }
}
