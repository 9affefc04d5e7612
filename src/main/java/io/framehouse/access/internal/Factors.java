package io.framehouse.access.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What a session has proved, and when: kept as authorities of its authentication. */
final class Factors {
    static final String PASSWORD = FactorGrantedAuthority.PASSWORD_AUTHORITY;

    /** A passkey whose device asked for a finger, a face or a number: two factors in one. */
    static final String PASSKEY = FactorGrantedAuthority.WEBAUTHN_AUTHORITY;

    static final String APP = "FACTOR_TOTP";
    static final String RECOVERY = "FACTOR_RECOVERY";

    /** The identity provider says that it asked for a second factor itself. */
    static final String PROVIDER_SECOND = "FACTOR_PROVIDER_SECOND";

    private static final Set<String> SECOND = Set.of(PASSKEY, APP, RECOVERY, PROVIDER_SECOND);
    private static final Duration RECENT = Duration.ofMinutes(10);

    private Factors() {}

    static boolean hasSecond(Authentication session) {
        return factors(session).anyMatch(factor -> SECOND.contains(factor.getAuthority()));
    }

    static boolean isRecent(Authentication session, Instant now) {
        Optional<Instant> last =
                factors(session)
                        .map(FactorGrantedAuthority::getIssuedAt)
                        .max(Comparator.naturalOrder());
        return last.isPresent() && now.isBefore(last.get().plus(RECENT));
    }

    static FactorGrantedAuthority of(String factor, Instant at) {
        return FactorGrantedAuthority.withAuthority(factor).issuedAt(at).build();
    }

    /** The same session with one more proof, or with a newer one of the same kind. */
    static Authentication with(Authentication session, String factor, Instant at) {
        return session.toBuilder()
                .authorities(all -> {
                    all.removeIf(one -> factor.equals(one.getAuthority()));
                    all.add(of(factor, at));
                })
                .build();
    }

    private static Stream<FactorGrantedAuthority> factors(Authentication session) {
        return session.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast);
    }
}
