package io.framehouse.access.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.KeyScope;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request with a good key. The actor is made once, here; services check its scopes. */
final class KeyAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;

    KeyAuthentication(Actor actor) {
        super(AuthorityUtils.createAuthorityList(authorities(actor.scopes())));
        this.actor = actor;
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
