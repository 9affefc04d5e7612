package io.framehouse.access.internal;

import static io.framehouse.shared.KeyScope.ASSETS_READ;
import static io.framehouse.shared.KeyScope.JOBS_READ;
import static io.framehouse.shared.KeyScope.JOBS_WRITE;
import static io.framehouse.shared.KeyScope.PLATFORM_ADMIN;
import static io.framehouse.shared.KeyScope.PLATFORM_FINANCE;
import static io.framehouse.shared.KeyScope.USAGE_READ;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which scopes go with which kind of key and which owner. */
final class KeyScopes {
    private static final Set<KeyScope> OF_PLATFORM = EnumSet.of(PLATFORM_ADMIN, PLATFORM_FINANCE);
    private static final Set<KeyScope> OF_TEAMS = EnumSet.complementOf(EnumSet.copyOf(OF_PLATFORM));

    private KeyScopes() {}

    /**
     * The first broken rule of a key's scopes; empty where all is well.
     *
     * @param ownerRole what the owner is in the team; null where the key has none
     */
    static Optional<FieldError> problem(
            Set<KeyScope> scopes, boolean platform, @Nullable TeamRole ownerRole) {
        Set<KeyScope> allowed = platform ? OF_PLATFORM : OF_TEAMS;
        if (scopes.isEmpty()) {
            return Optional.of(
                    new FieldError(
                            "scopes",
                            "required",
                            "A key without scopes opens nothing. Name at least one.",
                            wire(allowed)));
        }
        Set<KeyScope> wrong = without(scopes, allowed);
        if (!wrong.isEmpty()) {
            String kind = platform ? "platform" : "team";
            return Optional.of(
                    new FieldError(
                            "scopes",
                            "not_allowed",
                            wire(wrong) + " cannot be given to a " + kind + " key.",
                            wire(allowed)));
        }
        return ownerRole == null ? Optional.empty() : aboveOwner(scopes, ownerRole);
    }

    private static Optional<FieldError> aboveOwner(Set<KeyScope> scopes, TeamRole role) {
        Set<KeyScope> tooMuch = without(scopes, of(role));
        return tooMuch.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new FieldError(
                                "scopes",
                                "above_owner",
                                wire(tooMuch)
                                        + " is more than the key's owner may do. Leave it out, or"
                                        + " choose another owner.",
                                wire(of(role))));
    }

    /** What is left of the scopes for an owner with that role. */
    static Set<KeyScope> within(Set<KeyScope> scopes, TeamRole role) {
        return scopes.stream().filter(of(role)::contains).collect(Collectors.toSet());
    }

    /**
     * Reads stored or sent words.
     *
     * @throws DomainException INVALID_REQUEST for an unknown one
     */
    static KeyScope parse(String word) {
        return KeyScope.fromWire(word)
                .orElseThrow(() ->
                        DomainException.invalid(
                                "scopes", "unknown", "'" + word + "' is no scope."));
    }

    /** The words of scopes, in a fixed order. */
    static List<String> wire(Set<KeyScope> scopes) {
        return scopes.stream().sorted().map(KeyScope::wire).toList();
    }

    private static Set<KeyScope> of(TeamRole role) {
        return switch (role) {
            case OWNER, ADMIN -> OF_TEAMS;
            case MEMBER -> EnumSet.of(JOBS_WRITE, JOBS_READ, ASSETS_READ, USAGE_READ);
            case VIEWER -> EnumSet.of(JOBS_READ, ASSETS_READ, USAGE_READ);
            case BILLING -> EnumSet.of(USAGE_READ);
        };
    }

    private static Set<KeyScope> without(Set<KeyScope> scopes, Set<KeyScope> allowed) {
        return scopes.stream()
                .filter(scope -> !allowed.contains(scope))
                .collect(Collectors.toSet());
    }
}
