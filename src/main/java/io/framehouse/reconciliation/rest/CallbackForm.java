package io.framehouse.reconciliation.rest;

import io.framehouse.api.ErrorForm;
import io.framehouse.api.Failure;
import io.framehouse.api.ProblemForm;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Refusals of callbacks: problem documents, and for what is not verified always the same one. */
@Component
final class CallbackForm implements ErrorForm {
    private static final int UNAUTHORIZED = HttpStatus.UNAUTHORIZED.value();

    private final ProblemForm problems;

    CallbackForm(ProblemForm problems) {
        this.problems = problems;
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith("/callbacks/");
    }

    @Override
    public Answer answer(Failure failure, String traceId) {
        return problems.answer(
                failure.status() == UNAUTHORIZED
                        ? new Failure(
                                UNAUTHORIZED,
                                "unauthenticated",
                                "This callback is not verified.",
                                null,
                                Map.of())
                        : failure,
                traceId);
    }
}
