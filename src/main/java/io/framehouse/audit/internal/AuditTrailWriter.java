package io.framehouse.audit.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Origin;
import io.framehouse.shared.OriginSource;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Inserts entries, in the transaction that is running. */
@Service
final class AuditTrailWriter implements AuditTrail {
    private static final String INSERT =
            """
            insert into audit_entry (id, team_id, at, actor_kind, actor_id, actor_label, action,
                object_type, object_id, before, after, reason, source, address, agent,
                request_id)
            values (:id, :team, :at, :kind, :actor, :label, :action, :type, :object,
                cast(:before as jsonb), cast(:after as jsonb), :reason, :source,
                :address, :agent, :request)
            """;

    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final ObjectProvider<OriginSource> origins;
    private final Clock clock;

    AuditTrailWriter(
            JdbcClient jdbc,
            CurrentActor currentActor,
            ObjectProvider<OriginSource> origins,
            Clock clock) {
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.origins = origins;
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
        Origin origin = origin();
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
                .param("reason", Masked.text(change.reason()), Types.VARCHAR)
                .param("source", source(actor))
                .param("address", origin.address(), Types.VARCHAR)
                .param("agent", agent(origin), Types.VARCHAR)
                .param("request", origin.requestId(), Types.VARCHAR)
                .update();
    }

    private Origin origin() {
        OriginSource source = origins.getIfAvailable();
        return source == null ? Origin.NONE : source.current();
    }

    /** A program may name itself by what it should keep to itself; a mask can be longer. */
    private static @Nullable String agent(Origin origin) {
        String masked = Masked.text(origin.agent());
        return masked == null || masked.length() <= Origin.LONGEST_AGENT
                ? masked
                : masked.substring(0, Origin.LONGEST_AGENT);
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
