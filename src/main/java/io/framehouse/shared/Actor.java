package io.framehouse.shared;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a signed-in person, an API key, or the system itself.
 *
 * @param label a name for people, such as "Aino K." or "key ci-pipeline"
 * @param keyTeam the one team a team key belongs to
 * @param suspendedTeams of the actor's teams those that take nothing new
 * @param costCenter where jobs of the actor's key are booked; null leaves it to the team
 */
public record Actor(
        Kind kind,
        @Nullable UserId userId,
        @Nullable KeyId keyId,
        @Nullable TeamId keyTeam,
        String label,
        Set<PlatformRole> platformRoles,
        Map<TeamId, TeamRole> teamRoles,
        Set<KeyScope> scopes,
        Set<TeamId> suspendedTeams,
        @Nullable String costCenter) {

    /** What sort of actor it is. */
    public enum Kind {
        /** A person in a browser. */
        PERSON,
        /** A program with a key. */
        KEY,
        /** Our own scheduled work; may do everything. */
        SYSTEM
    }

    public Actor {
        platformRoles = Set.copyOf(platformRoles);
        teamRoles = Map.copyOf(teamRoles);
        scopes = Set.copyOf(scopes);
        suspendedTeams = Set.copyOf(suspendedTeams);
    }

    private Actor(
            Kind kind,
            @Nullable UserId userId,
            @Nullable KeyId keyId,
            @Nullable TeamId keyTeam,
            String label,
            Set<PlatformRole> platformRoles,
            Map<TeamId, TeamRole> teamRoles,
            Set<KeyScope> scopes) {
        this(kind, userId, keyId, keyTeam, label, platformRoles, teamRoles, scopes, Set.of(), null);
    }

    /** The same where these teams are suspended. */
    public Actor whereSuspended(Set<TeamId> teams) {
        return teams.isEmpty()
                ? this
                : new Actor(
                        kind,
                        userId,
                        keyId,
                        keyTeam,
                        label,
                        platformRoles,
                        teamRoles,
                        scopes,
                        teams,
                        costCenter);
    }

    /** The same whose jobs are booked there where they do not say otherwise. */
    public Actor bookedTo(@Nullable String center) {
        return center == null
                ? this
                : new Actor(
                        kind,
                        userId,
                        keyId,
                        keyTeam,
                        label,
                        platformRoles,
                        teamRoles,
                        scopes,
                        suspendedTeams,
                        center);
    }

    public static Actor system(String task) {
        return new Actor(Kind.SYSTEM, null, null, null, task, Set.of(), Map.of(), Set.of());
    }

    public static Actor person(
            UserId user,
            String label,
            Set<PlatformRole> platformRoles,
            Map<TeamId, TeamRole> teamRoles) {
        return new Actor(Kind.PERSON, user, null, null, label, platformRoles, teamRoles, Set.of());
    }

    public static Actor teamKey(
            KeyId key, TeamId team, @Nullable UserId owner, String name, Set<KeyScope> scopes) {
        return new Actor(Kind.KEY, owner, key, team, "key " + name, Set.of(), Map.of(), scopes);
    }

    public static Actor platformKey(KeyId key, String name, Set<KeyScope> scopes) {
        Set<PlatformRole> roles = EnumSet.noneOf(PlatformRole.class);
        if (scopes.contains(KeyScope.PLATFORM_ADMIN)) {
            roles.add(PlatformRole.ADMIN);
        }
        if (scopes.contains(KeyScope.PLATFORM_FINANCE)) {
            roles.add(PlatformRole.FINANCE);
        }
        return new Actor(Kind.KEY, null, key, null, "key " + name, roles, Map.of(), scopes);
    }

    /** Whether this actor may do the action in that team now. */
    public boolean may(TeamId team, Action action) {
        return mayOnPlatform(action) || (allowedBy(team, action) && !restsIn(team, action));
    }

    /** Whether only the suspension of the team keeps this actor from the action. */
    boolean isKeptBySuspension(TeamId team, Action action) {
        return !mayOnPlatform(action) && allowedBy(team, action) && restsIn(team, action);
    }

    private boolean allowedBy(TeamId team, Action action) {
        if (kind == Kind.KEY) {
            return team.equals(keyTeam) && action.allowedTo(scopes);
        }
        return roleIn(team).filter(action::allowedTo).isPresent();
    }

    private boolean restsIn(TeamId team, Action action) {
        return action.restsWithTheTeam() && suspendedTeams.contains(team);
    }

    /** Whether this actor may do the action for the whole platform. */
    public boolean mayOnPlatform(Action action) {
        return kind == Kind.SYSTEM || platformRoles.stream().anyMatch(action::allowedTo);
    }

    /** Whether the team's existence is known to this actor; if not, refusals say "not found". */
    public boolean knows(TeamId team) {
        return kind == Kind.SYSTEM
                || !platformRoles.isEmpty()
                || team.equals(keyTeam)
                || teamRoles.containsKey(team);
    }

    public Optional<TeamRole> roleIn(TeamId team) {
        return Optional.ofNullable(teamRoles.get(team));
    }
}
