package io.framehouse.access.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.ProvidedMembers;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Makes people members of the teams that their groups at the identity provider stand for. */
@Component
final class SsoGroups {
    private static final Logger LOG = LoggerFactory.getLogger(SsoGroups.class);
    private static final Actor PROVIDER = Actor.system("single sign-on");

    private final Teams teams;
    private final ProvidedMembers members;
    private final SsoSettings settings;

    SsoGroups(Teams teams, ProvidedMembers members, Environment environment) {
        this.teams = teams;
        this.members = members;
        this.settings = SsoSettings.of(environment);
    }

    /**
     * Follows the groups that the provider told.
     *
     * @param claims without the groups' claim nothing changes: a provider that forgets it takes
     *     nobody out of their teams
     */
    void follow(UserId user, Map<String, Object> claims) {
        if (settings.groups().isEmpty()) {
            return;
        }
        groups(claims.get(settings.groupsClaim()))
                .ifPresent(groups ->
                        CurrentActor.runAs(PROVIDER, () -> members.follow(user, wanted(groups))));
    }

    private static Optional<Set<String>> groups(@Nullable Object claim) {
        return switch (claim) {
            case null -> Optional.empty();
            case Collection<?> many ->
                    Optional.of(many.stream().map(String::valueOf).collect(Collectors.toSet()));
            default -> Optional.of(Set.of(String.valueOf(claim)));
        };
    }

    private Map<TeamId, TeamRole> wanted(Set<String> groups) {
        Map<TeamId, TeamRole> wanted = new HashMap<>();
        for (SsoSettings.GroupRule rule : settings.groups()) {
            if (groups.contains(rule.group())) {
                Optional<Team> team = teams.findBySlug(rule.team());
                if (team.isEmpty()) {
                    LOG.warn(
                            "framehouse.sso.groups names a team that is not there: {}",
                            rule.team());
                }
                team.ifPresent(there -> wanted.merge(there.id(), rule.role(), SsoGroups::more));
            }
        }
        return wanted;
    }

    /** Of two roles the one that comes first in the table of roles. */
    private static TeamRole more(TeamRole one, TeamRole other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
