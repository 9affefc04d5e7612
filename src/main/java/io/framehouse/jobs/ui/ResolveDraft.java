package io.framehouse.jobs.ui;

import io.framehouse.jobs.JobResolution;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is typed.
 *
 * @param amount what a success is settled at; not looked at for a failure
 * @param typed the end of the job's id
 */
record ResolveDraft(
        @Nullable Outcome outcome, @Nullable BigDecimal amount, String reason, String typed) {
    static final int LONGEST_REASON = 500;

    /**
     * The decision, all fields checked together.
     *
     * @param code what must have been typed
     * @throws DomainException invalid_request with one error a broken field
     */
    JobResolution decision(String code) {
        List<FieldError> errors = errors(code);
        Outcome chosen = outcome;
        if (!errors.isEmpty() || chosen == null) {
            throw DomainException.invalid(errors);
        }
        return new JobResolution(
                chosen,
                reason.strip(),
                chosen == Outcome.SUCCEEDED ? credits().orElseThrow() : null);
    }

    /** The amount typed; empty where it is no amount of credits. */
    Optional<Credits> credits() {
        try {
            return amount == null || amount.signum() < 0
                    ? Optional.empty()
                    : Optional.of(Credits.parse(amount.toPlainString()));
        } catch (IllegalArgumentException noCredits) {
            return Optional.empty();
        }
    }

    private List<FieldError> errors(String code) {
        List<FieldError> errors = new ArrayList<>();
        if (outcome == null) {
            errors.add(error("outcome", "required", "Choose what the provider did."));
        }
        if (outcome == Outcome.SUCCEEDED && credits().isEmpty()) {
            errors.add(
                    error(
                            "amount",
                            "out_of_range",
                            "Type 0 or more credits, with at most six decimals."));
        }
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            errors.add(
                    error(
                            "reason",
                            "out_of_range",
                            "Say how you found out, in 1 to 500 characters."));
        }
        if (!typed.strip().equalsIgnoreCase(code)) {
            errors.add(error("typed", "different", "This is not " + code + ". Type it exactly."));
        }
        return errors;
    }

    private static FieldError error(String field, String code, String message) {
        return new FieldError(field, code, message);
    }
}
