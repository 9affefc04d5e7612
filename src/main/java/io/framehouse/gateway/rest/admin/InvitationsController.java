package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Invitation;
import io.framehouse.teams.Invitations;
import io.framehouse.teams.Invitations.Invited;
import io.framehouse.teams.Invitations.Wish;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Invitations into a team; the answer is the same whether or not an address has an account. */
@RestController
@RequestMapping("/api/v1/admin/teams/{team}/invitations")
class InvitationsController {
    private static final int MAX_EMAIL = 254;
    private static final int MAX_MESSAGE = 500;

    private final CurrentActor currentActor;
    private final Invitations invitations;
    private final String publicUrl;
    private final Clock clock;

    InvitationsController(
            CurrentActor currentActor,
            Invitations invitations,
            @Value("${framehouse.public-url:}") String publicUrl,
            Clock clock) {
        this.currentActor = currentActor;
        this.invitations = invitations;
        this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    NewInvitationJson invite(@PathVariable String team, JsonBody body) {
        TeamId id = AdminPath.team(team);
        currentActor.require(id, Action.MANAGE_MEMBERS);
        RequestReader reader = body.reader();
        String email = reader.text("email", MAX_EMAIL);
        TeamRole role = reader.choice("role", TeamRole.class, TeamRole.VIEWER);
        String message = reader.optionalText("message", MAX_MESSAGE);
        reader.finish();
        List<Invited> made = invitations.invite(id, new Wish(List.of(email), role, message));
        return made(made.getFirst());
    }

    @GetMapping
    Page<InvitationJson> list(@PathVariable String team, PageRequest page) {
        return Paging.slice(
                        invitations.open(AdminPath.team(team)), page, one -> one.id().toString())
                .map(this::json);
    }

    @PostMapping("/{invitation}/renew")
    NewInvitationJson renew(@PathVariable String team, @PathVariable String invitation) {
        return made(invitations.renew(AdminPath.team(team), AdminPath.invitation(invitation)));
    }

    @DeleteMapping("/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String team, @PathVariable String invitation) {
        invitations.withdraw(AdminPath.team(team), AdminPath.invitation(invitation));
    }

    private NewInvitationJson made(Invited made) {
        InvitationJson json = json(made.invitation());
        return new NewInvitationJson(
                json.id(),
                json.email(),
                json.role(),
                json.message(),
                json.invitedBy(),
                json.state(),
                json.createdAt(),
                json.expiresAt(),
                base() + "/invite/" + made.token());
    }

    private String base() {
        return publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : publicUrl;
    }

    private InvitationJson json(Invitation one) {
        return new InvitationJson(
                one.id().toString(),
                one.email(),
                one.role().wire(),
                one.message(),
                one.invitedBy(),
                one.expired(clock.instant()) ? "expired" : "open",
                one.createdAt(),
                one.expiresAt());
    }

    /** An invitation that was not used yet. */
    record InvitationJson(
            String id,
            String email,
            String role,
            @Nullable String message,
            String invitedBy,
            String state,
            Instant createdAt,
            Instant expiresAt) {}

    /** The same with its link, which is in the answer this once. */
    record NewInvitationJson(
            String id,
            String email,
            String role,
            @Nullable String message,
            String invitedBy,
            String state,
            Instant createdAt,
            Instant expiresAt,
            String link) {
        /** Without the link, which lets somebody in. */
        @Override
        public String toString() {
            return "NewInvitationJson[" + id + "]";
        }
    }
}
