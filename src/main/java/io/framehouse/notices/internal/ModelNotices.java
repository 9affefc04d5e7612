package io.framehouse.notices.internal;

import io.framehouse.access.Contacts.Contact;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.ModelAnswered;
import io.framehouse.catalog.ModelAsked;
import io.framehouse.catalog.ModelRequests;
import io.framehouse.catalog.ModelRequests.ModelRequest;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells of requests for models and their answers; heard as {@link NoticeListeners} hears the rest.
 */
@Component
class ModelNotices {
    private final Teams teams;
    private final Catalog catalog;
    private final ModelRequests requests;
    private final Recipients recipients;
    private final NoticePost post;

    ModelNotices(
            Teams teams,
            Catalog catalog,
            ModelRequests requests,
            Recipients recipients,
            NoticePost post) {
        this.teams = teams;
        this.catalog = catalog;
        this.requests = requests;
        this.recipients = recipients;
        this.post = post;
    }

    @Async
    @TransactionalEventListener
    public void on(ModelAsked event) {
        NoticeListeners.hear(event, () -> tell(event));
    }

    @Async
    @TransactionalEventListener
    public void on(ModelAnswered event) {
        NoticeListeners.hear(event, () -> tell(event));
    }

    /**
     * Whoever asks is not told; where nobody else in the team answers, the platform's admins are.
     */
    private void tell(ModelAsked event) {
        Team team = teams.get(event.team());
        ModelRequest request = request(event.team(), event.request());
        Draft draft =
                ModelRequestWords.asked(request, team, name(event.team(), request), title(request));
        List<Contact> managers =
                recipients.withRole(event.team(), Recipients.MANAGERS).stream()
                        .filter(person -> !person.user().equals(request.requestedBy()))
                        .toList();
        if (managers.isEmpty()) {
            post.toPlatform(event.team(), draft, recipients.onPlatform(PlatformRole.ADMIN));
        } else {
            post.toTeam(event.team(), draft, managers);
        }
    }

    private void tell(ModelAnswered event) {
        Team team = teams.get(event.team());
        ModelRequest request = request(event.team(), event.request());
        post.toTeam(
                event.team(),
                ModelRequestWords.answered(request, event.approved(), team, title(request)),
                recipients.member(event.team(), event.requestedBy()));
    }

    private ModelRequest request(TeamId team, UUID id) {
        return requests.find(team, id).orElseThrow(() -> DomainException.notFound("request"));
    }

    private String title(ModelRequest request) {
        return catalog.find(request.model()).map(CatalogModel::title).orElse(request.model());
    }

    private String name(TeamId team, ModelRequest request) {
        return teams.members(team).stream()
                .filter(member -> member.userId().equals(request.requestedBy()))
                .map(Member::displayName)
                .findFirst()
                .orElse("Somebody");
    }
}
