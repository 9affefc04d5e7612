package io.framehouse.teams.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Ownership;
import io.framehouse.teams.StandingChanged;
import io.framehouse.teams.Team;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Owners who go. */
@Service
final class OwnershipService implements Ownership {
    private final MemberService memberService;
    private final MemberRepository members;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnershipService(
            MemberService memberService,
            MemberRepository members,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.memberService = memberService;
        this.members = members;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void handOver(TeamId team, UserId to) {
        Actor actor = currentActor.require(team, Action.HAND_OVER_TEAM);
        UserId from = actor.userId();
        if (actor.kind() != Actor.Kind.PERSON || from == null) {
            throw onlyOwners();
        }
        transactions.runInTeam(team, () -> change(team, from, to));
    }

    private void change(TeamId team, UserId from, UserId to) {
        memberService.lock(team);
        Member before =
                members.find(team, from)
                        .filter(member -> member.role() == TeamRole.OWNER)
                        .orElseThrow(OwnershipService::noOwnerAnyMore);
        Member heir = members.find(team, to).orElseThrow(() -> DomainException.notFound("member"));
        if (to.equals(from) || !members.isActive(to)) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "The team goes to another member who can sign in. Choose somebody else.");
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        members.put(team, to, TeamRole.OWNER, now);
        members.put(team, from, TeamRole.ADMIN, now);
        events.publishEvent(new StandingChanged(team));
        audit.record(
                team,
                new AuditTrail.Change(
                        "team.handed_over",
                        "team",
                        team.toString(),
                        Map.of("owner", before.email()),
                        Map.of("owner", heir.email()),
                        null));
    }

    private static DomainException onlyOwners() {
        return new DomainException(
                CommonError.FORBIDDEN,
                "Only an owner of the team hands it over. Ask one of them.",
                Map.of("action", "hand_over_team"));
    }

    private static DomainException noOwnerAnyMore() {
        return new DomainException(
                CommonError.WRONG_STATE,
                "You are no owner of the team any more, so you cannot hand it over. Load it again.");
    }

    @Override
    public List<Team> ownedOnlyBy(UserId user) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        return transactions.onPlatform(() ->
                members.lockOwnedBy(user).stream()
                        .filter(team -> members.countOtherOwners(team.id(), user) == 0)
                        .toList());
    }
}
