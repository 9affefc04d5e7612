package io.framehouse.audit.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Inserts entries, in the transaction that is running. */
@Service
final class AuditTrailWriter implements AuditTrail {
    private static final String INSERT =
            """
            insert into audit_entry (id, team_id, at, actor_kind, actor_id, actor_label, action,
                object_type, object_id, before, after, reason, source)
            values (:id, :team, :at, :kind, :actor, :label, :action, :type, :object,
                cast(:before as jsonb), cast(:after as jsonb), :reason, :source)
            """;

    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final Clock clock;

    AuditTrailWriter(JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public void record(@Nullable TeamId team, Change change) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "'"
                            + change.action()
                            + "' was to be audited outside the transaction of its change");
        }
        Actor actor = currentActor.get();
        jdbc.sql(INSERT)
                .param("id", Ids.next())
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", Wire.of(actor.kind()))
                .param("actor", actorId(actor), Types.OTHER)
                .param("label", actor.label())
                .param("action", change.action())
                .param("type", change.objectType())
                .param("object", change.objectId())
                .param("before", AuditJson.write(change.before()), Types.VARCHAR)
                .param("after", AuditJson.write(change.after()), Types.VARCHAR)
                .param("reason", change.reason(), Types.VARCHAR)
                .param("source", source(actor))
                .update();
    }

    private static @Nullable UUID actorId(Actor actor) {
        return switch (actor.kind()) {
            case PERSON -> actor.userId() == null ? null : actor.userId().value();
            case KEY -> actor.keyId() == null ? null : actor.keyId().value();
            case SYSTEM -> null;
        };
    }

    private static String source(Actor actor) {
        return switch (actor.kind()) {
            case PERSON -> "console";
            case KEY -> "api";
            case SYSTEM -> "system";
        };
    }
}
