package io.framehouse.gateway.rest.admin;

import io.framehouse.reports.Proof;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The proof that the books balance. */
@RestController
class ProofController {
    private final CurrentActor currentActor;
    private final Proof proof;

    ProofController(CurrentActor currentActor, Proof proof) {
        this.currentActor = currentActor;
        this.proof = proof;
    }

    /** The last run; the first call makes one. */
    @GetMapping("/api/v1/admin/proof")
    ProofJson last() {
        currentActor.requirePlatform(Action.VIEW_PROOF);
        return ProofJson.of(proof.last().orElseGet(proof::run));
    }

    @PostMapping("/api/v1/admin/proof/run")
    ProofJson run() {
        currentActor.requirePlatform(Action.VIEW_PROOF);
        return ProofJson.of(proof.run());
    }

    /** One run; {@code providers} compares balances where a provider tells its own. */
    record ProofJson(
            Instant asOf,
            boolean ok,
            List<InvariantJson> invariants,
            List<Map<String, Object>> providers) {
        static ProofJson of(Proof.Run run) {
            return new ProofJson(
                    run.asOf(),
                    run.ok(),
                    run.invariants().stream().map(InvariantJson::of).toList(),
                    List.of());
        }
    }

    /** One promise with its offenders. */
    record InvariantJson(String code, String title, long count, List<String> items) {
        static InvariantJson of(Proof.Invariant invariant) {
            return new InvariantJson(
                    invariant.code(), invariant.title(), invariant.count(), invariant.items());
        }
    }
}
