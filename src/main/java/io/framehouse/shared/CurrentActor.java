package io.framehouse.shared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tells who acts on this thread, and refuses what that actor may not do. Services call {@link
 * #require} first, with the team they were asked about.
 */
@Component
public class CurrentActor {
    private static final ThreadLocal<@Nullable Actor> RUN_AS = new ThreadLocal<>();

    /** Found at the first question: the container takes longer to ask than the sources. */
    private final Supplier<List<ActorSource>> sources;

    public CurrentActor(ObjectProvider<ActorSource> sources) {
        this.sources = SingletonSupplier.of(() -> sources.orderedStream().toList());
    }

    /**
     * The actor of this thread.
     *
     * @throws DomainException FORBIDDEN where nobody is signed in
     */
    public Actor get() {
        return find().orElseThrow(() ->
                new DomainException(CommonError.FORBIDDEN, "Sign in first; nobody is."));
    }

    public Optional<Actor> find() {
        Actor override = RUN_AS.get();
        return override != null
                ? Optional.of(override)
                : sources.get().stream().flatMap(source -> source.current().stream()).findFirst();
    }

    /**
     * Requires the action in a team: unknown team means not found, known team means forbidden, or
     * {@code team_suspended} where nothing but that stands in the way.
     */
    public Actor require(TeamId team, Action action) {
        Actor actor = get();
        if (actor.may(team, action)) {
            return actor;
        }
        if (!actor.knows(team)) {
            throw DomainException.notFound("team");
        }
        throw actor.isKeptBySuspension(team, action) ? suspended() : forbidden(action);
    }

    /** Requires a platform action. */
    public Actor requirePlatform(Action action) {
        Actor actor = get();
        if (!actor.mayOnPlatform(action)) {
            throw forbidden(action);
        }
        return actor;
    }

    /** Runs work as a given actor: for the system's own tasks, demo data and tests. */
    public static <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        Actor before = RUN_AS.get();
        RUN_AS.set(actor);
        try {
            return work.get();
        } finally {
            if (before == null) {
                RUN_AS.remove();
            } else {
                RUN_AS.set(before);
            }
        }
    }

    public static void runAs(Actor actor, Runnable work) {
        CurrentActor.<@Nullable Object>as(
                actor,
                () -> {
                    work.run();
                    return null;
                });
    }

    private static DomainException suspended() {
        return new DomainException(
                CommonError.TEAM_SUSPENDED,
                "The team is suspended: it takes no new jobs, keys or changes. What runs goes on, and"
                        + " everything can be read. A platform admin can resume it.");
    }

    private static DomainException forbidden(Action action) {
        String name = action.name().toLowerCase(java.util.Locale.ROOT);
        return new DomainException(
                CommonError.FORBIDDEN,
                "Your role or key does not allow '" + name + "'. Ask an admin of the team.",
                Map.of("action", name));
    }
}
