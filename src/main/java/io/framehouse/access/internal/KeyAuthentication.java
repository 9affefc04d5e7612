package io.framehouse.access.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.KeyScope;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request with a good key. The actor is made once, here; services check its scopes. */
final class KeyAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final @Nullable Integer ratePerMinute;
    private final @Nullable Integer teamRatePerMinute;

    KeyAuthentication(StoredKey key) {
        Actor actor = key.actor();
        super(AuthorityUtils.createAuthorityList(authorities(actor.scopes())));
        this.actor = actor;
        this.ratePerMinute = key.ratePerMinute();
        this.teamRatePerMinute = key.teamRatePerMinute();
        setAuthenticated(true);
    }

    /** The authority that a scope becomes for rules on addresses. */
    static String authority(KeyScope scope) {
        return "SCOPE_" + scope.wire();
    }

    private static String[] authorities(Set<KeyScope> scopes) {
        return scopes.stream().map(KeyAuthentication::authority).toArray(String[]::new);
    }

    Actor actor() {
        return actor;
    }

    /** The key's own limit of requests; empty for the house's. */
    OptionalInt ratePerMinute() {
        return optional(ratePerMinute);
    }

    /** That of all keys of the team together; empty for none. */
    OptionalInt teamRatePerMinute() {
        return optional(teamRatePerMinute);
    }

    private static OptionalInt optional(@Nullable Integer rate) {
        return rate == null ? OptionalInt.empty() : OptionalInt.of(rate);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public String getName() {
        return actor.label();
    }
}
