package io.framehouse.access.internal;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.framehouse.access.SessionFactors;
import io.framehouse.access.ui.LoginView;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;

/** The chain for people: the console, its sign-in and its sessions. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    @Bean
    @Order(10)
    SecurityFilterChain consoleChain(
            HttpSecurity http,
            SecurityHeaders headers,
            SignInSuccess success,
            SecondFactorDesk desk,
            PasskeyFilter passkeys,
            SsoOffer sso,
            SsoSignIn ssoSignIn,
            VaadinDefaultRequestCache askedFor) {
        askedFor.ignoreRequests(ConsoleSecurity::isPartOfAPage);
        http.setSharedObject(VaadinSavedRequestAwareAuthenticationSuccessHandler.class, success);
        http.addFilterBefore(
                new SecondFactorFilter(desk, success), UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(passkeys, UsernamePasswordAuthenticationFilter.class);
        headers.console(http);
        http.addFilterBefore(new ForeignForms(), CsrfFilter.class);
        http.authorizeHttpRequests(rules ->
                rules.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/favicon.ico", "/manifest.webmanifest", "/styles.css")
                        .permitAll());
        sso.configure(http, ssoSignIn);
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

    /** What a page loads, such as a picture, is nowhere that a sign-in should lead to. */
    private static boolean isPartOfAPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return destination == null
                ? accepted != null && !accepted.contains(MediaType.TEXT_HTML_VALUE)
                : !destination.equals("document");
    }

    @Bean
    PasskeyFilter passkeyFilter(
            PasskeyPlace places,
            PasskeyDesk passkeys,
            SecondFactorDesk desk,
            SignIns signIns,
            SessionWriter sessions,
            SignInSuccess success) {
        return new PasskeyFilter(places, passkeys, desk, signIns, sessions, success);
    }

    /** The chain alone calls it; the server itself must not, before anybody is known. */
    @Bean
    FilterRegistrationBean<PasskeyFilter> passkeyFilterInTheChainAlone(PasskeyFilter filter) {
        FilterRegistrationBean<PasskeyFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    SignInSuccess signInSuccess(SessionFactors session, SsoAdmission admission, SessionBook book) {
        SignInSuccess handler = new SignInSuccess(session, admission, book);
        handler.setDefaultTargetUrl("/");
        return handler;
    }
}
