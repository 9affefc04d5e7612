package io.framehouse.access.internal;

import io.framehouse.api.ProblemAdvice;
import io.framehouse.api.ProblemForm;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers what is refused before a controller, in the form that the address calls for. */
@Component
final class Refusals {
    private final ObjectProvider<ProblemAdvice> advice;

    Refusals(ObjectProvider<ProblemAdvice> advice) {
        this.advice = advice;
    }

    void tooMany(
            HttpServletRequest request,
            HttpServletResponse response,
            String message,
            long retrySeconds) {
        DomainException refusal =
                new DomainException(
                        CommonError.RATE_LIMITED, message, Map.of("retry_after", retrySeconds));
        if (!answered(request, response, refusal)) {
            response.setStatus(429);
            response.setHeader("Retry-After", Long.toString(retrySeconds));
        }
    }

    /** Answers a failure; false where the address has no form of its own. */
    boolean answered(
            HttpServletRequest request, HttpServletResponse response, RuntimeException failure) {
        return advice.getIfAvailable(Refusals::plain).answer(request, response, failure);
    }

    private static ProblemAdvice plain() {
        return new ProblemAdvice(List.of(new ProblemForm()), JsonMapper.shared());
    }
}
