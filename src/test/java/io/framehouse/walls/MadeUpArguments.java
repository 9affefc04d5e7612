package io.framehouse.walls;

import io.framehouse.shared.Credits;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Arguments for any method, made by their types: ids that name nothing, words that mean nothing,
 * and the team and the person that are asked about wherever one is wanted.
 */
final class MadeUpArguments {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final Map<Class<?>, Object> VALUES =
            Map.ofEntries(
                    Map.entry(String.class, "x"),
                    Map.entry(boolean.class, false),
                    Map.entry(Boolean.class, false),
                    Map.entry(char.class, ','),
                    Map.entry(int.class, 1),
                    Map.entry(Integer.class, 1),
                    Map.entry(long.class, 1L),
                    Map.entry(Long.class, 1L),
                    Map.entry(BigDecimal.class, BigDecimal.ONE),
                    Map.entry(Credits.class, Credits.of(1)),
                    // Who may make owners follows from more than the action, see TeamsIT.
                    Map.entry(TeamRole.class, TeamRole.MEMBER),
                    Map.entry(PageRequest.class, PageRequest.first()),
                    Map.entry(LocalDate.class, DAY),
                    Map.entry(YearMonth.class, YearMonth.of(2020, 1)),
                    Map.entry(Instant.class, DAY.atStartOfDay(ZoneOffset.UTC).toInstant()),
                    Map.entry(Duration.class, Duration.ofHours(1)),
                    Map.entry(ZoneId.class, ZoneOffset.UTC),
                    Map.entry(Clock.class, Clock.systemUTC()),
                    Map.entry(URI.class, URI.create("https://example.com/")),
                    Map.entry(Path.class, Path.of("no-such-file")),
                    Map.entry(byte[].class, new byte[0]),
                    Map.entry(InputStream.class, InputStream.nullInputStream()),
                    Map.entry(OutputStream.class, OutputStream.nullOutputStream()),
                    Map.entry(List.class, List.of()),
                    Map.entry(Collection.class, List.of()),
                    Map.entry(Set.class, Set.of()),
                    Map.entry(Map.class, Map.of()),
                    Map.entry(Optional.class, Optional.empty()),
                    Map.entry(OptionalLong.class, OptionalLong.empty()));

    private final @Nullable TeamId team;
    private final UserId person;
    private final @Nullable UUID thing;
    private boolean askedForAThing;

    /**
     * @param team null to ask about no team
     */
    MadeUpArguments(@Nullable TeamId team, UserId person) {
        this(team, person, null);
    }

    /**
     * @param thing what every other id names; null for nothing
     */
    MadeUpArguments(@Nullable TeamId team, UserId person, @Nullable UUID thing) {
        this.team = team;
        this.person = person;
        this.thing = thing;
    }

    /**
     * Whether any of the arguments made so far has an id in it, but for the team and the person.
     */
    boolean nameAThing() {
        return askedForAThing;
    }

    @Nullable Object[] of(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(this::value).toArray();
    }

    private @Nullable Object value(Class<?> type) {
        if (type == TeamId.class) {
            return team;
        }
        if (type == UserId.class) {
            return person;
        }
        if (type == UUID.class) {
            askedForAThing = true;
            return thing == null ? UUID.randomUUID() : thing;
        }
        if (type == ObjectNode.class || type == JsonNode.class) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (VALUES.containsKey(type)) {
            return VALUES.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isSealed()) {
            return value(type.getPermittedSubclasses()[0]);
        }
        if (type.isInterface()) {
            return doingNothing(type);
        }
        throw new IllegalStateException("Give " + type.getName() + " a made-up value here");
    }

    private Object record(Class<?> type) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        Object[] parts = Arrays.stream(types).map(this::value).toArray();
        try {
            Constructor<?> made = type.getDeclaredConstructor(types);
            made.setAccessible(true);
            return made.newInstance(parts);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("Give " + type.getName() + " a value here", refused);
        }
    }

    private static Object doingNothing(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> null);
    }
}
