package io.framehouse.access.internal;

import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.framehouse.access.ui.LoginView;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;

/** The chain for people: the console, its sign-in and its sessions. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    @Bean
    @Order(10)
    SecurityFilterChain consoleChain(HttpSecurity http, SecurityHeaders headers) {
        http.setSharedObject(
                VaadinSavedRequestAwareAuthenticationSuccessHandler.class, successHandler());
        headers.console(http);
        http.addFilterBefore(new ForeignForms(), CsrfFilter.class);
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

    private static SignInSuccess successHandler() {
        SignInSuccess handler = new SignInSuccess();
        handler.setDefaultTargetUrl("/");
        return handler;
    }
}
