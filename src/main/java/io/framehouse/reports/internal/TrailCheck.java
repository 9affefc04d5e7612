package io.framehouse.reports.internal;

import io.framehouse.audit.AuditProof;
import io.framehouse.reports.Proof.Invariant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The check that the audit trail is whole, as one of the proof's. */
@Component
class TrailCheck {
    static final String CODE = "audit_chain";

    /** As many as tell heads apart; the whole one is in the export of the log. */
    private static final int HEAD_DIGITS = 16;

    private final AuditProof audit;

    TrailCheck(AuditProof audit) {
        this.audit = audit;
    }

    Invariant check() {
        long began = System.nanoTime();
        AuditProof.Result result = audit.check();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        return new Invariant(
                CODE, title(result), result.count(), result.items(), List.of(), millis);
    }

    /** With the chain's head, so that it stands on the page, in the evidence and in every run. */
    private static String title(AuditProof.Result result) {
        String sealed = String.format(Locale.ROOT, "%,d", result.sealed());
        String head = result.head();
        return "The audit trail is whole: %s entries sealed%s"
                .formatted(sealed, head == null ? "" : ", head " + head.substring(0, HEAD_DIGITS));
    }
}
