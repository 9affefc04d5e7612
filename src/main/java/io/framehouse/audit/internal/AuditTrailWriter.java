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
import java.time.temporal.ChronoUnit;
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
                request_id, mark)
            values (:id, :team, :at, :kind, :actor, :label, :action, :type, :object,
                cast(:before as jsonb), cast(:after as jsonb), :reason, :source,
                :address, :agent, :request, :mark)
            """;

    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final ObjectProvider<OriginSource> origins;
    private final EntryMark mark;
    private final Clock clock;

    AuditTrailWriter(
            JdbcClient jdbc,
            CurrentActor currentActor,
            ObjectProvider<OriginSource> origins,
            EntryMark mark,
            Clock clock) {
        this.jdbc = jdbc;
        this.mark = mark;
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
        write(entry(team, change));
    }

    private WrittenEntry entry(@Nullable TeamId team, Change change) {
        Actor actor = currentActor.get();
        Origin origin = origin();
        return new WrittenEntry(
                Ids.next(),
                team == null ? null : team.value(),
                // As the database keeps it, so that the mark fits what is read.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Wire.of(actor.kind()),
                actorId(actor),
                actor.label(),
                change.action(),
                change.objectType(),
                change.objectId(),
                AuditJson.write(change.before()),
                AuditJson.write(change.after()),
                Masked.text(change.reason()),
                source(actor),
                origin.address(),
                agent(origin),
                origin.requestId());
    }

    private void write(WrittenEntry entry) {
        jdbc.sql(INSERT)
                .param("id", entry.id())
                .param("team", entry.team(), Types.OTHER)
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("kind", entry.actorKind())
                .param("actor", entry.actor(), Types.OTHER)
                .param("label", entry.actorLabel())
                .param("action", entry.action())
                .param("type", entry.objectType())
                .param("object", entry.objectId())
                .param("before", entry.before(), Types.VARCHAR)
                .param("after", entry.after(), Types.VARCHAR)
                .param("reason", entry.reason(), Types.VARCHAR)
                .param("source", entry.source())
                .param("address", entry.address(), Types.VARCHAR)
                .param("agent", entry.agent(), Types.VARCHAR)
                .param("request", entry.requestId(), Types.VARCHAR)
                .param("mark", mark.make(entry))
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
