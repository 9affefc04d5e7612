package io.framehouse.teams.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import io.framehouse.teams.ProvidedMembers;
import io.framehouse.teams.StandingChanged;
import io.framehouse.teams.Team;
import io.framehouse.teams.internal.ProvidedMemberRepository.Provided;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Follows the identity provider, a team at a time. */
@Service
final class ProvidedMemberService implements ProvidedMembers {
    private static final String SOURCE = "sso";

    private final TeamRepository teams;
    private final ProvidedMemberRepository members;
    private final MemberRepository owners;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProvidedMemberService(
            TeamRepository teams,
            ProvidedMemberRepository members,
            MemberRepository owners,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.teams = teams;
        this.members = members;
        this.owners = owners;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void follow(UserId user, Map<TeamId, TeamRole> wanted) {
        if (currentActor.get().kind() != Actor.Kind.SYSTEM) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "Only the system itself follows the identity provider.");
        }
        Set<TeamId> concerned = new HashSet<>(wanted.keySet());
        concerned.addAll(transactions.onPlatform(() -> members.providedTeams(user)));
        concerned.forEach(
                team -> transactions.runInTeam(team, () -> follow(team, user, wanted.get(team))));
    }

    /** One team; null where the provider gives no role there. */
    private void follow(TeamId team, UserId user, @Nullable TeamRole role) {
        teams.lock(team);
        Optional<Team> there = teams.find(team);
        if (there.isEmpty() || (there.get().suspended() && role != null)) {
            // It ends, and its members with it; or it rests, and lets nobody in nor up.
            return;
        }
        Provided present = members.find(team, user).orElse(null);
        if (present == null) {
            if (role != null) {
                members.add(team, user, role, clock.instant().atOffset(ZoneOffset.UTC));
                tell("member.added", team, user, null, role);
            }
        } else if (present.provided()
                && present.role() != role
                && !isLastOwner(team, user, present)) {
            if (role == null) {
                members.remove(team, user);
                tell("member.removed", team, user, present.role(), null);
            } else {
                members.change(team, user, role);
                tell("member.role_changed", team, user, present.role(), role);
            }
        }
    }

    private boolean isLastOwner(TeamId team, UserId user, Provided present) {
        return present.role() == TeamRole.OWNER && owners.countOtherOwners(team, user) == 0;
    }

    private void tell(
            String action,
            TeamId team,
            UserId user,
            @Nullable TeamRole before,
            @Nullable TeamRole after) {
        events.publishEvent(new StandingChanged(team));
        String email = members.email(user);
        audit.record(
                team,
                new Change(
                        action,
                        "member",
                        user.toString(),
                        values(before, email),
                        values(after, email),
                        null));
    }

    private static Map<String, Object> values(@Nullable TeamRole role, String email) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (role != null) {
            values.put("role", Wire.of(role));
            values.put("email", email);
            values.put("source", SOURCE);
        }
        return values;
    }
}
