package io.framehouse.access.internal;

import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.SettingRefused;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes the platform admin of the settings at start, unless that address is known already. */
@Component
final class FirstAdmin implements SmartInitializingSingleton {
    private final String email;
    private final String password;
    private final People people;

    FirstAdmin(
            @Value("${framehouse.admin-email:}") String email,
            @Value("${framehouse.admin-password:}") String password,
            People people) {
        this.email = email.strip();
        this.password = password;
        this.people = people;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (email.isEmpty() && password.isEmpty()) {
            return;
        }
        if (email.isEmpty() || password.isEmpty()) {
            throw new SettingRefused(
                    "Only one of FRAMEHOUSE_ADMIN_EMAIL and FRAMEHOUSE_ADMIN_PASSWORD is set.",
                    "Set both to make the platform admin at start, or none and open /setup.");
        }
        CurrentActor.runAs(Actor.system("start"), this::make);
    }

    private void make() {
        if (people.findByEmail(email).isPresent()) {
            return;
        }
        try {
            people.create(email, "Administrator", password, Set.of(PlatformRole.ADMIN));
        } catch (DomainException refused) {
            if (people.findByEmail(email).isPresent()) {
                return; // Another node was quicker.
            }
            String why =
                    refused.fieldErrors().stream()
                            .map(FieldError::message)
                            .collect(Collectors.joining(" "));
            throw new SettingRefused(
                    "FRAMEHOUSE_ADMIN_EMAIL and FRAMEHOUSE_ADMIN_PASSWORD make no admin. " + why,
                    "Correct the two settings, or unset both and open /setup.");
        }
    }
}
