package io.framehouse.access.internal;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.framehouse.access.SessionFactors;
import io.framehouse.access.ui.LoginView;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** The chain for people: the console, its sign-in and its sessions. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    @Bean
    @Order(10)
    SecurityFilterChain consoleChain(
            HttpSecurity http, SecurityHeaders headers, SignInSuccess success, SecondFactorDesk desk) {
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, success);
        http.addFilterBefore(
                new SecondFactorFilter(desk, success), UsernamePasswordAuthenticationFilter.class);
        headers.console(http);
        http.authorizeHttpRequests(rules ->
                rules.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/favicon.ico", "/manifest.webmanifest", "/styles.css")
                        .permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin ->
                        // Vaadin would deny addresses it does not know; a signed-in person gets
                        // its not-found page instead.
                        vaadin.loginView(LoginView.class, "/login")
                                .anyRequest(
                                        AuthorizeHttpRequestsConfigurer.AuthorizedUrl
                                                ::authenticated));
        return http.build();
    }

    @Bean
    SignInSuccess signInSuccess(SessionFactors session) {
        SignInSuccess handler = new SignInSuccess(session);
        handler.setDefaultTargetUrl("/");
        return handler;
    }
}
