package io.framehouse.access.internal;

import io.framehouse.access.KeyData;
import io.framehouse.shared.CostCenters;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be chosen about a key. */
final class KeyRules {
    private static final int MAX_NAME = 120;
    private static final Duration MAX_OVERLAP = Duration.ofHours(168);

    private KeyRules() {}

    /**
     * Gives the choice with a tidy name.
     *
     * @param ownerRole what the owner is in the team; null where the key has none
     * @throws DomainException INVALID_REQUEST naming each broken field
     */
    static KeyData checked(
            KeyData data, boolean platform, @Nullable TeamRole ownerRole, Instant now) {
        String name = data.name().strip();
        List<FieldError> errors = new ArrayList<>();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            errors.add(
                    new FieldError(
                            "name",
                            "length",
                            "The name has "
                                    + name.length()
                                    + " characters; give it 1 to "
                                    + MAX_NAME
                                    + "."));
        }
        if (data.expiresAt() != null && !data.expiresAt().isAfter(now)) {
            errors.add(
                    new FieldError(
                            "expires_at",
                            "past",
                            "The key would expire at "
                                    + data.expiresAt()
                                    + ", which is past. Give a later time, or none."));
        }
        Integer rate = data.ratePerMinute();
        if (rate != null && (rate < 1 || rate > KeyData.MOST_PER_MINUTE)) {
            errors.add(
                    new FieldError(
                            "rate_per_minute",
                            "out_of_range",
                            "The key would be let in %,d times a minute; choose 1 to %,d, or none."
                                    .formatted(rate, KeyData.MOST_PER_MINUTE)));
        }
        String costCenter = CostCenters.tidy(data.costCenter());
        errors.addAll(CostCenters.problems(costCenter));
        if (platform && costCenter != null) {
            errors.add(
                    new FieldError(
                            "cost_center",
                            "not_allowed",
                            "A platform key makes no jobs, so it has no cost centre. Leave it"
                                    + " out."));
        }
        KeyScopes.problem(data.scopes(), platform, ownerRole).ifPresent(errors::add);
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
        return new KeyData(
                name,
                data.owner(),
                data.scopes(),
                data.expiresAt(),
                data.ratePerMinute(),
                costCenter);
    }

    static void checkOverlap(Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
            throw DomainException.invalid(
                    "overlap_hours",
                    "out_of_range",
                    "The old secret would work for "
                            + overlap.toHours()
                            + " hours; choose 0 to "
                            + MAX_OVERLAP.toHours()
                            + ".");
        }
    }
}
