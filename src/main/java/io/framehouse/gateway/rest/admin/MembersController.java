package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a team. */
@RestController
@RequestMapping("/api/v1/admin/teams/{team}/members")
class MembersController {
    private final CurrentActor currentActor;
    private final Teams teams;

    MembersController(CurrentActor currentActor, Teams teams) {
        this.currentActor = currentActor;
        this.teams = teams;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    MemberJson add(@PathVariable String team, JsonBody body) {
        TeamId id = AdminPath.team(team);
        currentActor.require(id, Action.MANAGE_MEMBERS);
        RequestReader reader = body.reader();
        String email = reader.text("email", 254);
        TeamRole role = reader.choice("role", TeamRole.class, TeamRole.VIEWER);
        reader.finish();
        return MemberJson.of(
                teams.addMember(id, email, role).orElseThrow(() -> unknown(email)));
    }

    @GetMapping
    Page<MemberJson> list(@PathVariable String team, PageRequest page) {
        return Paging.slice(
                        teams.members(AdminPath.team(team)),
                        page,
                        member -> member.userId().toString())
                .map(MemberJson::of);
    }

    @PatchMapping(path = "/{user}", consumes = MediaType.APPLICATION_JSON_VALUE)
    MemberJson change(@PathVariable String team, @PathVariable String user, JsonBody body) {
        TeamId id = AdminPath.team(team);
        Member before = member(id, AdminPath.user(user));
        RequestReader reader = body.reader();
        TeamRole role = reader.optionalChoice("role", TeamRole.class);
        reader.finish();
        return MemberJson.of(role == null ? before : teams.putMember(id, before.userId(), role));
    }

    @DeleteMapping("/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String team, @PathVariable String user) {
        TeamId id = AdminPath.team(team);
        teams.removeMember(id, member(id, AdminPath.user(user)).userId());
    }

    private Member member(TeamId team, UserId user) {
        return teams.members(team).stream()
                .filter(member -> member.userId().equals(user))
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("member"));
    }

    private static DomainException unknown(String email) {
        return DomainException.invalid(
                "email",
                "unknown_person",
                "Nobody with the e-mail '"
                        + email
                        + "' can sign in yet. Make the person first, then add them.");
    }

    /** A person in a team. */
    record MemberJson(
            String id,
            String userId,
            String email,
            String displayName,
            String role,
            Instant since,
            @Nullable Instant lastActiveAt) {
        static MemberJson of(Member member) {
            return new MemberJson(
                    member.userId().toString(),
                    member.userId().toString(),
                    member.email(),
                    member.displayName(),
                    member.role().wire(),
                    member.since(),
                    member.lastActiveAt());
        }
    }
}
