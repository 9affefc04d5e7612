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
import io.framehouse.teams.Membership;
import io.framehouse.teams.StandingChanged;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Teams as rows, with every change in the audit trail. */
@Service
final class TeamService implements Teams {
    private final TeamRepository teams;
    private final MemberRepository members;
    private final MemberService memberService;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TeamService(
            TeamRepository teams,
            MemberRepository members,
            MemberService memberService,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.teams = teams;
        this.members = members;
        this.memberService = memberService;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Team create(TeamData data) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        TeamData checked = TeamRules.checked(data);
        return transactions.onPlatform(() -> insert(checked));
    }

    private Team insert(TeamData data) {
        TeamId id = TeamId.random();
        String slug = Slug.of(data.name());
        String free = slug;
        for (int number = 2; !teams.insert(id, free, data, now()); number++) {
            free = Slug.numbered(slug, number);
        }
        Team team = new Team(id, free, data, false, 0);
        audit.record(
                id, AuditTrail.Change.made("team.created", "team", id.toString(), values(team)));
        return team;
    }

    @Override
    public Team get(TeamId id) {
        currentActor.require(id, Action.VIEW_TEAM);
        return teams.read(id).orElseThrow(TeamService::unknown);
    }

    @Override
    public Optional<Team> findBySlug(String slug) {
        Actor actor = currentActor.get();
        return transactions
                .onPlatform(() -> teams.findBySlug(slug))
                .filter(team -> actor.knows(team.id()));
    }

    @Override
    public List<Team> all() {
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        return transactions.onPlatform(teams::all);
    }

    @Override
    public Team update(TeamId id, TeamData data, boolean suspended, long version) {
        currentActor.require(id, Action.MANAGE_TEAMS);
        TeamData checked = TeamRules.checked(data);
        return transactions.inTeam(id, () -> change(id, checked, suspended, version));
    }

    private Team change(TeamId id, TeamData data, boolean suspended, long version) {
        Team before = existing(id);
        if (!teams.update(id, data, suspended ? now() : null, version)) {
            throw changedMeanwhile(existing(id), version);
        }
        Team after = existing(id);
        events.publishEvent(new StandingChanged(id));
        recordChange(before, after);
        return after;
    }

    /** A pause has its own words, so that it is not overlooked among settings. */
    private void recordChange(Team before, Team after) {
        boolean switched = before.suspended() != after.suspended();
        if (switched) {
            record(
                    after,
                    after.suspended() ? "team.suspended" : "team.resumed",
                    Map.of("suspended", before.suspended()),
                    Map.of("suspended", after.suspended()));
        }
        if (!switched || !before.data().equals(after.data())) {
            record(after, "team.changed", values(before), values(after));
        }
    }

    private void record(Team team, String action, Map<String, ?> before, Map<String, ?> after) {
        TeamId id = team.id();
        audit.record(
                id, new AuditTrail.Change(action, "team", id.toString(), before, after, null));
    }

    @Override
    public List<Membership> membershipsOf(UserId user) {
        Actor actor = currentActor.get();
        boolean self = actor.kind() == Actor.Kind.PERSON && user.equals(actor.userId());
        if (!self && !actor.mayOnPlatform(Action.MANAGE_TEAMS)) {
            throw DomainException.notFound("person");
        }
        return transactions.onPlatform(() -> members.membershipsOf(user));
    }

    @Override
    public List<Member> members(TeamId team) {
        return memberService.list(team);
    }

    @Override
    public Optional<Member> addMember(TeamId team, String email, TeamRole role) {
        return memberService.add(team, email, role);
    }

    @Override
    public Member putMember(TeamId team, UserId user, TeamRole role) {
        return memberService.put(team, user, role);
    }

    @Override
    public void removeMember(TeamId team, UserId user) {
        memberService.remove(team, user);
    }

    private Team existing(TeamId id) {
        return teams.find(id).orElseThrow(TeamService::unknown);
    }

    private static DomainException unknown() {
        return DomainException.notFound("team");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static DomainException changedMeanwhile(Team now, long seen) {
        return new DomainException(
                CommonError.WRONG_STATE,
                "Somebody else changed "
                        + now.name()
                        + " meanwhile (version "
                        + now.version()
                        + ", you saw "
                        + seen
                        + "). Nothing was saved; load it again and repeat your change.",
                Map.of("version", now.version(), "seen_version", seen));
    }

    private static Map<String, Object> values(Team team) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", team.name());
        values.put("slug", team.slug());
        values.put("time_zone", team.data().zone().getId());
        putIfKnown(values, "cost_center", team.data().costCenter());
        putIfKnown(values, "max_running_jobs", team.data().maxRunningJobs());
        putIfKnown(values, "rate_per_minute", team.data().ratePerMinute());
        return values;
    }

    private static void putIfKnown(
            Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
