package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The faulty answers that submits and polls have in common. */
final class Misbehaviour {
    private static final byte[] GARBAGE =
            "<html><body>502 Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8);

    private Misbehaviour() {}

    /** Throws the refusal that the fault asks for; returns when it asks for something else. */
    static void refuse(Exchange exchange, Fault fault) {
        switch (fault.kind()) {
            case SUBMIT_UNAUTHORIZED, POLL_UNAUTHORIZED ->
                    throw new Refusal(RefusalKind.KEY_WRONG, "", "the key is not valid");
            case SUBMIT_BUSY, POLL_BUSY -> {
                exchange.setHeader(
                        "Retry-After", fault.argument().isEmpty() ? "1" : fault.argument());
                throw new Refusal(RefusalKind.BUSY, "", "exceeded concurrency limit");
            }
            case SUBMIT_FORBIDDEN ->
                    throw new Refusal(RefusalKind.FORBIDDEN, "", "the key may not do this");
            case SUBMIT_OPERATION_IN_PROCESS ->
                    throw new Refusal(RefusalKind.IN_PROCESS, "", "an operation is in process");
            case SUBMIT_499 -> throw new Refusal(RefusalKind.GIVEN_UP, "", "request canceled");
            case SUBMIT_503 -> throw new Refusal(RefusalKind.AWAY, "", "service unavailable");
            case CANCEL_REFUSED -> throw notCancellable();
            case SUBMIT_NO_CREDIT ->
                    throw new Refusal(RefusalKind.NO_CREDIT, "", "not enough credits");
            case SUBMIT_POLICY ->
                    throw new Refusal(
                            RefusalKind.CONTENT_POLICY, "prompt", "the content is not allowed");
            case SUBMIT_500, POLL_500, LIST_500, CANCEL_500 ->
                    throw new Refusal(RefusalKind.INTERNAL, "", "internal failure");
            case POLL_NOT_FOUND ->
                    throw new Refusal(RefusalKind.TASK_UNKNOWN, "", "task not found");
            default -> {}
        }
    }

    static Refusal notCancellable() {
        return new Refusal(
                RefusalKind.NOT_CANCELLABLE, "", "task state is scheduled, can not cancel");
    }

    static void garbage(Exchange exchange) throws IOException {
        exchange.reply(200, "application/json", GARBAGE);
    }
}
