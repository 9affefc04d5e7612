package io.framehouse.access.internal;

import io.framehouse.shared.TeamRole;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What the house makes of the identity provider's people, below {@code framehouse.sso}; the
 * provider itself is told to Spring Security, below {@code spring.security.oauth2.client}.
 *
 * @param name of the company, on the button; else the registration's own
 * @param groupsClaim where the provider tells a person's groups
 * @param createPeople whether somebody new gets an account
 * @param trustedEmailDomains whose addresses need not be marked as verified
 * @param groups which group stands for which role in which team
 */
record SsoSettings(
        @Nullable String name,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue("true") boolean createPeople,
        @DefaultValue List<String> trustedEmailDomains,
        @DefaultValue List<GroupRule> groups) {

    /**
     * One line of the mapping.
     *
     * @param team its slug
     */
    record GroupRule(String group, String team, TeamRole role) {}

    static SsoSettings of(Environment settings) {
        return Binder.get(settings).bindOrCreate("framehouse.sso", SsoSettings.class);
    }

    boolean trusts(String email) {
        String domain = email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return trustedEmailDomains.stream().anyMatch(domain::equalsIgnoreCase);
    }
}
