package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.RequestReader;
import io.framehouse.credits.Ledger;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.teams.Teams;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives teams credits. */
@RestController
class GrantsController {
    private final CurrentActor currentActor;
    private final Teams teams;
    private final Ledger ledger;

    GrantsController(CurrentActor currentActor, Teams teams, Ledger ledger) {
        this.currentActor = currentActor;
        this.teams = teams;
        this.ledger = ledger;
    }

    @PostMapping(
            path = "/api/v1/admin/teams/{team}/grants",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    GrantJson grant(@PathVariable String team, JsonBody body) {
        currentActor.requirePlatform(Action.GRANT_CREDITS);
        var found = teams.get(AdminPath.team(team));
        RequestReader reader = body.reader();
        Credits amount = amount(reader);
        String reason = reader.text("reason", 500);
        Instant expiresAt = reader.optionalInstant("expires_at");
        UUID given = reader.parsed("transfer_id", "a UUID made by you", GrantsController::uuid);
        reader.finish();
        UUID transfer = given == null ? Ids.next() : given;
        UUID made = ledger.grant(found.id(), transfer, amount, reason, expiresAt);
        return new GrantJson(made, made, found.id().toString(), amount.toWire(), reason, expiresAt);
    }

    /** The placeholder for what is refused never gets past {@link RequestReader#finish}. */
    private static Credits amount(RequestReader reader) {
        if (reader.given("amount") == null) {
            return reader.credits("amount");
        }
        Credits amount = reader.optionalCredits("amount");
        if (amount != null && amount.isZero()) {
            reader.refuse("amount", "out_of_range", "must be more than 0");
        }
        return amount == null ? Credits.ZERO : amount;
    }

    private static UUID uuid(String text) {
        return Ids.parse(text).orElseThrow(() -> new IllegalArgumentException("no UUID"));
    }

    /** A grant made, or made before under the same transfer id. */
    record GrantJson(
            UUID id,
            UUID transferId,
            String teamId,
            String amount,
            String reason,
            @Nullable Instant expiresAt) {}
}
