package io.framehouse.gateway.rest.admin;

import io.framehouse.reports.Proof;
import io.framehouse.reports.ProviderCheck;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Wire;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
            List<ProviderJson> providers) {
        static ProofJson of(Proof.Run run) {
            return new ProofJson(
                    run.asOf(),
                    run.ok(),
                    run.invariants().stream().map(InvariantJson::of).toList(),
                    run.providers().stream().map(ProviderJson::of).toList());
        }
    }

    /** One promise with its offenders, and how long the check took. */
    record InvariantJson(
            String code,
            String title,
            long count,
            List<String> items,
            List<OffenderJson> offenders,
            long millis) {
        static InvariantJson of(Proof.Invariant invariant) {
            return new InvariantJson(
                    invariant.code(),
                    invariant.title(),
                    invariant.count(),
                    invariant.items(),
                    Objects.requireNonNull(invariant.offenders()).stream()
                            .map(OffenderJson::of)
                            .toList(),
                    invariant.millis());
        }
    }

    /** What an item is, whose it is and which job it belongs to. */
    record OffenderJson(
            String item,
            String kind,
            @Nullable String teamId,
            @Nullable String jobId,
            @Nullable Instant at) {
        static OffenderJson of(Proof.Offender offender) {
            return new OffenderJson(
                    offender.item(),
                    offender.kind(),
                    offender.team() == null ? null : offender.team().toString(),
                    offender.job() == null ? null : offender.job().toString(),
                    offender.at());
        }
    }

    /** One account; amounts are decimal strings in its unit, null where nothing is compared. */
    record ProviderJson(
            String account,
            String accountId,
            String state,
            boolean ok,
            @Nullable String unit,
            @Nullable String ours,
            @Nullable String theirs,
            @Nullable String difference,
            @Nullable String tolerance,
            @Nullable String toppedUp,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant readAt,
            @Nullable String note) {
        static ProviderJson of(ProviderCheck check) {
            return new ProviderJson(
                    check.account(),
                    check.accountId().toString(),
                    Wire.of(check.state()),
                    check.ok(),
                    check.unit(),
                    text(check.ours()),
                    text(check.theirs()),
                    text(check.difference()),
                    text(check.tolerance()),
                    text(check.toppedUp()),
                    check.from(),
                    check.to(),
                    check.readAt(),
                    check.note());
        }

        private static @Nullable String text(@Nullable BigDecimal amount) {
            return amount == null ? null : amount.toPlainString();
        }
    }
}
