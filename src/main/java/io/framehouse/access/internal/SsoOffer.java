package io.framehouse.access.internal;

import io.framehouse.access.SingleSignOn;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The identity provider of the settings, if there is one. */
@Component
final class SsoOffer implements SingleSignOn {
    private static final String BEGIN = "oauth2/authorization/";

    private final ObjectProvider<ClientRegistrationRepository> registrations;
    private final SsoSettings settings;

    SsoOffer(ObjectProvider<ClientRegistrationRepository> registrations, Environment environment) {
        this.registrations = registrations;
        this.settings = SsoSettings.of(environment);
    }

    @Override
    public Optional<Offer> offer() {
        return registration()
                .map(registration ->
                        new Offer(
                                settings.name() == null
                                        ? registration.getClientName()
                                        : settings.name(),
                                BEGIN + registration.getRegistrationId()));
    }

    private Optional<ClientRegistration> registration() {
        return registrations.getIfAvailable() instanceof Iterable<?> all
                ? StreamSupport.stream(all.spliterator(), false)
                        .filter(ClientRegistration.class::isInstance)
                        .map(ClientRegistration.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    /** Lets it in, if there is one. */
    void configure(HttpSecurity http, SsoSignIn signIn) {
        if (registration().isPresent()) {
            http.oauth2Login(login ->
                    login.loginPage("/login").successHandler(signIn).failureHandler(signIn));
        }
    }
}
