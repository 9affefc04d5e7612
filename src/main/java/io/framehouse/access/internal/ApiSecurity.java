package io.framehouse.access.internal;

import io.framehouse.shared.KeyScope;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** The chains for programs: keys only, no session, no cookie. Services check the scopes. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    private static final KeyRefusals REFUSALS = new KeyRefusals();

    /**
     * Calls are observed as a whole ({@code http.server.requests}); one observation a filter costs
     * more than the filters do and tells nothing of our own.
     */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, KeyDoor door, SecurityHeaders headers) {
        http.securityMatcher("/api/**", "/v3/**", "/ent/**", "/vidu/**", "/model/**");
        headers.data(http);
        withKeys(http, door);
        http.authorizeHttpRequests(rules ->
                rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        // The document of the calls holds nothing of any team.
                        .requestMatchers("/v3/api-docs")
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain actuatorChain(HttpSecurity http, KeyDoor door, SecurityHeaders headers) {
        http.securityMatcher("/actuator", "/actuator/**");
        headers.data(http);
        withKeys(http, door);
        http.authorizeHttpRequests(rules ->
                rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .hasAnyAuthority(
                                KeyAuthentication.authority(KeyScope.PLATFORM_ADMIN),
                                KeyAuthentication.authority(KeyScope.PLATFORM_FINANCE)));
        return http.build();
    }

    /** Addresses that check for themselves, by signature, and the files of the console's looks. */
    @Bean
    @Order(3)
    SecurityFilterChain openChain(HttpSecurity http, SecurityHeaders headers) {
        http.securityMatcher(
                "/media/**", "/s/**", "/callbacks/**", "/styles/**", "/js/**", "/icons/**");
        stateless(http);
        headers.files(http);
        // These say themselves how long they may be kept.
        http.headers(own -> own.cacheControl(HeadersConfigurer.CacheControlConfig::disable));
        http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll());
        return http.build();
    }

    private static void withKeys(HttpSecurity http, KeyDoor door) {
        stateless(http);
        http.addFilterBefore(door.authentication(), AnonymousAuthenticationFilter.class);
        http.addFilterAfter(door.calls(), AnonymousAuthenticationFilter.class);
        http.addFilterAfter(door.limit(), KeyCallFilter.class);
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(REFUSALS).accessDeniedHandler(REFUSALS));
    }

    private static void stateless(HttpSecurity http) {
        http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions ->
                        sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
