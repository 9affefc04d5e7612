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
import io.framehouse.shared.Wire;
import io.framehouse.teams.Invitation;
import io.framehouse.teams.Member;
import io.framehouse.teams.PeopleByEmail;
import io.framehouse.teams.StandingChanged;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who is in a team; a team that has an owner never loses the last one. */
@Component
class MemberService {
    private final TeamRepository teams;
    private final MemberRepository members;
    private final ObjectProvider<PeopleByEmail> people;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberService(
            TeamRepository teams,
            MemberRepository members,
            ObjectProvider<PeopleByEmail> people,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.teams = teams;
        this.members = members;
        this.people = people;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    List<Member> list(TeamId team) {
        currentActor.require(team, Action.VIEW_MEMBERS);
        return transactions.inTeam(team, () -> members.all(team));
    }

    Optional<Member> add(TeamId team, String email, TeamRole role) {
        Actor actor = requireGiving(team, role);
        return people.getObject()
                .find(email)
                .map(user -> transactions.inTeam(team, () -> change(actor, team, user, role)));
    }

    Member put(TeamId team, UserId user, TeamRole role) {
        Actor actor = requireGiving(team, role);
        // A team's own transaction knows only the people of the team.
        if (!transactions.onPlatform(() -> members.personExists(user))) {
            throw DomainException.notFound("person");
        }
        return transactions.inTeam(team, () -> change(actor, team, user, role));
    }

    /** Comes before anybody is looked up, else the refusal would tell who has an account. */
    private Actor requireGiving(TeamId team, TeamRole role) {
        Actor actor = currentActor.require(team, Action.MANAGE_MEMBERS);
        requireForOwners(actor, team, null, role);
        return actor;
    }

    private Member change(Actor actor, TeamId team, UserId user, TeamRole role) {
        lock(team);
        Optional<Member> before = members.find(team, user);
        if (before.isPresent() && before.get().role() == role) {
            return before.get();
        }
        TeamRole old = before.map(Member::role).orElse(null);
        requireForOwners(actor, team, old, role);
        keepLastOwner(team, user, old);
        members.put(team, user, role, clock.instant().atOffset(ZoneOffset.UTC));
        events.publishEvent(new StandingChanged(team));
        Member after = existing(team, user);
        audit.record(
                team,
                new AuditTrail.Change(
                        old == null ? "member.added" : "member.role_changed",
                        "member",
                        user.toString(),
                        old == null ? Map.of() : Map.of("role", Wire.of(old)),
                        Map.of("role", Wire.of(role), "email", after.email()),
                        null));
        return after;
    }

    void remove(TeamId team, UserId user) {
        Actor actor = currentActor.get();
        // Anybody may leave; removing somebody else takes the right to manage members.
        currentActor.require(
                team,
                user.equals(actor.userId()) && actor.kind() == Actor.Kind.PERSON
                        ? Action.VIEW_TEAM
                        : Action.MANAGE_MEMBERS);
        transactions.runInTeam(team, () -> delete(actor, team, user));
    }

    private void delete(Actor actor, TeamId team, UserId user) {
        lock(team);
        Member member = existing(team, user);
        if (!user.equals(actor.userId())) {
            requireForOwners(actor, team, member.role(), null);
        }
        keepLastOwner(team, user, member.role());
        members.delete(team, user);
        events.publishEvent(new StandingChanged(team));
        audit.record(
                team,
                new AuditTrail.Change(
                        user.equals(actor.userId()) ? "member.left" : "member.removed",
                        "member",
                        user.toString(),
                        Map.of("role", Wire.of(member.role()), "email", member.email()),
                        Map.of(),
                        null));
    }

    /** Takes in whom an invitation is for; who is in the team already keeps their role. */
    void join(TeamId team, UserId user, Invitation invitation) {
        String email = members.emailOf(user).orElseThrow(() -> DomainException.notFound("person"));
        if (!email.equals(invitation.email())) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This invitation is for "
                            + invitation.email()
                            + ", and you are signed in as "
                            + email
                            + ". Sign out and open the link again.");
        }
        if (members.find(team, user).isPresent()) {
            return;
        }
        members.put(team, user, invitation.role(), clock.instant().atOffset(ZoneOffset.UTC));
        events.publishEvent(new StandingChanged(team));
        Map<String, ?> after = Map.of("role", Wire.of(invitation.role()), "email", email);
        audit.record(
                team,
                new AuditTrail.Change(
                        "member.added",
                        "member",
                        user.toString(),
                        Map.of(),
                        after,
                        "Invited by " + invitation.invitedBy()));
    }

    /** The addresses of all members, as they sign in. */
    List<String> addresses(TeamId team) {
        return members.all(team).stream().map(Member::email).toList();
    }

    /** Holds the team, so that changes of its members come one after the other. */
    void lock(TeamId team) {
        teams.lock(team);
        // Only now: whoever ends the team holds the row as well.
        if (teams.find(team).isEmpty()) {
            throw DomainException.notFound("team");
        }
    }

    private Member existing(TeamId team, UserId user) {
        return members.find(team, user).orElseThrow(() -> DomainException.notFound("member"));
    }

    /** Else an admin could take the team over, or put its owner out. */
    static void requireForOwners(
            Actor actor, TeamId team, @Nullable TeamRole old, @Nullable TeamRole wanted) {
        boolean aboutOwner = old == TeamRole.OWNER || wanted == TeamRole.OWNER;
        boolean mayChangeOwners =
                actor.mayOnPlatform(Action.MANAGE_TEAMS)
                        || actor.roleIn(team).filter(TeamRole.OWNER::equals).isPresent();
        if (aboutOwner && !mayChangeOwners) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "Only an owner of the team makes or changes owners. Ask one of them.",
                    Map.of("action", "manage_members"));
        }
    }

    private void keepLastOwner(TeamId team, UserId user, @Nullable TeamRole old) {
        if (old == TeamRole.OWNER && members.countOtherOwners(team, user) == 0) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This is the only owner of the team who can sign in. Make somebody else owner"
                            + " first.",
                    Map.of("role", "owner"));
        }
    }
}
