package io.framehouse.teams.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LinkToken;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import io.framehouse.teams.Invitation;
import io.framehouse.teams.InvitationMade;
import io.framehouse.teams.Invitations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Invitations as rows; a change of any holds its team, so that two never cross. */
@Service
final class InvitationService implements Invitations {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final int MOST_OPEN = 200;
    private static final String TYPE = "invitation";

    private final InvitationRepository invitations;
    private final TeamRepository teams;
    private final MemberService members;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationService(
            InvitationRepository invitations,
            TeamRepository teams,
            MemberService members,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.invitations = invitations;
        this.teams = teams;
        this.members = members;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Invitation> open(TeamId team) {
        currentActor.require(team, Action.MANAGE_MEMBERS);
        return transactions.inTeam(team, () -> invitations.open(team));
    }

    @Override
    public Optional<Invitation> find(TeamId team, UUID id) {
        currentActor.require(team, Action.MANAGE_MEMBERS);
        return transactions.inTeam(team, () -> invitations.find(team, id));
    }

    @Override
    public List<Invited> invite(TeamId team, Wish wish) {
        Actor actor = currentActor.require(team, Action.MANAGE_MEMBERS);
        Wish checked = InvitationRules.checked(wish);
        MemberService.requireForOwners(actor, team, null, checked.role());
        return transactions.inTeam(team, () -> inviteAll(actor, team, checked));
    }

    private List<Invited> inviteAll(Actor actor, TeamId team, Wish wish) {
        members.lock(team);
        refuseMembers(team, wish.emails());
        refuseCrowd(team, wish.emails().size());
        List<Invited> made = new ArrayList<>();
        for (String email : wish.emails()) {
            Optional<Invitation> before = invitations.findByEmail(team, email);
            before.ifPresent(
                    old -> MemberService.requireForOwners(actor, team, old.role(), wish.role()));
            made.add(put(actor, team, before.map(Invitation::id).orElse(null), email, wish));
        }
        return List.copyOf(made);
    }

    private Invited put(Actor actor, TeamId team, @Nullable UUID known, String email, Wish wish) {
        Instant now = now();
        Invitation invitation =
                new Invitation(
                        known == null ? Ids.next() : known,
                        email,
                        wish.role(),
                        wish.message(),
                        actor.label(),
                        now,
                        now.plus(LIFE));
        String token = LinkToken.make();
        if (known == null) {
            invitations.insert(team, invitation, LinkToken.hash(token));
        } else {
            invitations.replace(team, invitation, LinkToken.hash(token));
        }
        tell(team, invitation, known == null ? "invitation.made" : "invitation.renewed");
        return new Invited(invitation, token);
    }

    private void tell(TeamId team, Invitation invitation, String action) {
        events.publishEvent(new InvitationMade(team, invitation.id()));
        Map<String, ?> values =
                Map.of("email", invitation.email(), "role", Wire.of(invitation.role()));
        audit.record(team, Change.made(action, TYPE, invitation.id().toString(), values));
    }

    /** Whoever manages members sees them anyway; it tells nothing of other accounts. */
    private void refuseMembers(TeamId team, List<String> emails) {
        List<FieldError> errors =
                members.addresses(team).stream()
                        .filter(emails::contains)
                        .map(email ->
                                new FieldError(
                                        "email",
                                        "already_in",
                                        email
                                                + " is in this team already. Change the role in"
                                                + " the list of members."))
                        .toList();
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private void refuseCrowd(TeamId team, int more) {
        int open = invitations.open(team).size();
        if (open + more > MOST_OPEN) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "%d invitations are open; %d is the most. Withdraw some first."
                            .formatted(open, MOST_OPEN),
                    Map.of("open", open, "limit", MOST_OPEN));
        }
    }

    @Override
    public Invited renew(TeamId team, UUID id) {
        Actor actor = currentActor.require(team, Action.MANAGE_MEMBERS);
        return transactions.inTeam(
                team,
                () -> {
                    Invitation old = held(actor, team, id);
                    Wish same = new Wish(List.of(old.email()), old.role(), old.message());
                    return put(actor, team, id, old.email(), same);
                });
    }

    @Override
    public void withdraw(TeamId team, UUID id) {
        Actor actor = currentActor.require(team, Action.MANAGE_MEMBERS);
        transactions.runInTeam(
                team,
                () -> {
                    Invitation old = held(actor, team, id);
                    invitations.withdraw(team, id, now());
                    Map<String, ?> before =
                            Map.of("email", old.email(), "role", Wire.of(old.role()));
                    audit.record(
                            team,
                            new Change(
                                    "invitation.withdrawn",
                                    TYPE,
                                    id.toString(),
                                    before,
                                    Map.of(),
                                    null));
                });
    }

    /** Else an admin could send the link of a future owner to themselves, or keep an owner out. */
    private Invitation held(Actor actor, TeamId team, UUID id) {
        members.lock(team);
        Invitation found =
                invitations
                        .find(team, id)
                        .orElseThrow(() -> DomainException.notFound("invitation"));
        MemberService.requireForOwners(actor, team, found.role(), null);
        return found;
    }

    @Override
    public Optional<Letter> mail(TeamId team, UUID id) {
        requireSystem();
        return transactions.inTeam(
                team,
                () -> {
                    members.lock(team);
                    return invitations
                            .find(team, id)
                            .filter(found -> !found.expired(now()))
                            .map(found -> {
                                String token = LinkToken.make();
                                invitations.setMailLink(team, id, LinkToken.hash(token));
                                return new Letter(
                                        found, teams.find(team).orElseThrow().name(), token);
                            });
                });
    }

    private void requireSystem() {
        if (currentActor.get().kind() != Actor.Kind.SYSTEM) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "Only the system itself mails invitations.");
        }
    }

    @Override
    public Optional<Offer> read(String token) {
        byte[] hash = LinkToken.hash(token);
        return transactions.onPlatform(
                () -> invitations.findByLink(hash).filter(this::works).flatMap(this::offer));
    }

    @Override
    public Offer accept(String token) {
        Actor actor = currentActor.get();
        UserId user = actor.userId();
        if (actor.kind() != Actor.Kind.PERSON || user == null) {
            throw new DomainException(CommonError.FORBIDDEN, "Sign in to join the team.");
        }
        byte[] hash = LinkToken.hash(token);
        return transactions.onPlatform(() -> accept(user, hash));
    }

    private Offer accept(UserId user, byte[] hash) {
        TeamId team = working(hash).team();
        members.lock(team);
        // Again, now that nobody else can use or end it.
        InvitationRow row = working(hash);
        requireAwake(team);
        Invitation invitation = row.invitation();
        members.join(team, user, invitation);
        invitations.accept(team, invitation.id(), user, now());
        return offer(row).orElseThrow();
    }

    /** A team that rests lets nobody in; the link waits with it. */
    private void requireAwake(TeamId team) {
        if (teams.find(team).orElseThrow().suspended()) {
            throw new DomainException(
                    CommonError.TEAM_SUSPENDED,
                    "The team is suspended and takes nobody in now. Open the link again once it"
                            + " goes on.");
        }
    }

    private InvitationRow working(byte[] hash) {
        return invitations
                .findByLink(hash)
                .filter(this::works)
                .orElseThrow(() ->
                        new DomainException(
                                CommonError.WRONG_STATE,
                                "This invitation does not work any more. Ask for a new one."));
    }

    private boolean works(InvitationRow row) {
        return !row.invitation().expired(now());
    }

    /** Empty where the team is about to go. */
    private Optional<Offer> offer(InvitationRow row) {
        Invitation one = row.invitation();
        return teams.find(row.team())
                .map(team ->
                        new Offer(
                                team.id(),
                                team.slug(),
                                team.name(),
                                one.email(),
                                one.role(),
                                one.invitedBy(),
                                one.expiresAt()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
