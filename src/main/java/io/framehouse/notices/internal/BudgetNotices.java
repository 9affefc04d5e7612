package io.framehouse.notices.internal;

import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.Contacts.Contact;
import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetAnswered;
import io.framehouse.credits.BudgetAsked;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetRequests;
import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.BudgetWillCross;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of budgets: thresholds, requests, answers. */
@Component
final class BudgetNotices {
    private final Teams teams;
    private final ApiKeys keys;
    private final Budgets budgets;
    private final BudgetRequests requests;
    private final Recipients recipients;
    private final NoticePost post;

    BudgetNotices(
            Teams teams,
            ApiKeys keys,
            Budgets budgets,
            BudgetRequests requests,
            Recipients recipients,
            NoticePost post) {
        this.teams = teams;
        this.keys = keys;
        this.budgets = budgets;
        this.requests = requests;
        this.recipients = recipients;
        this.post = post;
    }

    /** The member hears of it as theirs, once, also where they manage the team's budgets. */
    void tell(BudgetAlert alert) {
        Team team = teams.get(alert.team());
        UUID subject = alert.scope() == Scope.MEMBER ? alert.subject() : null;
        List<Contact> owner =
                subject == null ? List.of() : recipients.member(alert.team(), new UserId(subject));
        post.toTeam(alert.team(), AlertWords.forMember(alert, team), owner);
        List<Contact> managers =
                recipients.withRole(alert.team(), Recipients.MANAGERS).stream()
                        .filter(person -> !person.user().value().equals(subject))
                        .toList();
        String whose = capital(budget(alert.team(), alert.scope(), alert.subject()));
        post.toTeam(alert.team(), AlertWords.forManagers(alert, team, whose), managers);
    }

    /** The same people as of a threshold. */
    void tell(BudgetWillCross event) {
        Team team = teams.get(event.team());
        UUID subject = event.scope() == Scope.MEMBER ? event.subject() : null;
        List<Contact> owner =
                subject == null ? List.of() : recipients.member(event.team(), new UserId(subject));
        post.toTeam(event.team(), ForecastWords.draft(event, team, "Your budget"), owner);
        List<Contact> managers =
                recipients.withRole(event.team(), Recipients.MANAGERS).stream()
                        .filter(person -> !person.user().value().equals(subject))
                        .toList();
        String whose = capital(budget(event.team(), event.scope(), event.subject()));
        post.toTeam(event.team(), ForecastWords.draft(event, team, whose), managers);
    }

    /** Whoever asks is not told of their own request. */
    void tell(BudgetAsked event) {
        Team team = teams.get(event.team());
        BudgetRequest request = request(event.team(), event.request());
        String who = memberName(event.team(), request.requestedBy().value()).orElse("Somebody");
        String what = subject(event.team(), request);
        if (event.ofBalance()) {
            post.toPlatform(
                    event.team(),
                    RequestWords.asked(request, team, who, what, Links.quota(team)),
                    others(recipients.onPlatform(PlatformRole.ADMIN), request.requestedBy()));
        } else {
            post.toTeam(
                    event.team(),
                    RequestWords.asked(request, team, who, what, Links.budgets(team)),
                    others(
                            recipients.withRole(event.team(), Recipients.MANAGERS),
                            request.requestedBy()));
        }
    }

    void tell(BudgetAnswered event) {
        Team team = teams.get(event.team());
        BudgetRequest request = request(event.team(), event.request());
        post.toTeam(
                event.team(),
                RequestWords.answered(
                        request, event.approved(), team, subject(event.team(), request)),
                recipients.member(event.team(), event.requestedBy()));
    }

    private BudgetRequest request(TeamId team, UUID id) {
        return requests.find(team, id).orElseThrow(() -> DomainException.notFound("request"));
    }

    private String subject(TeamId team, BudgetRequest request) {
        UUID wanted = request.wish().budget();
        if (wanted == null) {
            return "team credits";
        }
        return budgets.list(team).stream()
                .filter(budget -> budget.id().equals(wanted))
                .findFirst()
                .map(BudgetStatus::data)
                .map(data -> budget(team, data.scope(), data.subjectId()))
                .orElse("a budget that has ended");
    }

    private String budget(TeamId team, Scope scope, @Nullable UUID subject) {
        return switch (scope) {
            case TEAM -> "team budget";
            case MEMBER ->
                    memberName(team, subject)
                            .map(name -> name + "'s budget")
                            .orElse("budget of a former member");
            case KEY ->
                    keyName(team, subject)
                            .map(name -> "budget of key " + name)
                            .orElse("budget of a former key");
        };
    }

    private Optional<String> memberName(TeamId team, @Nullable UUID user) {
        return teams.members(team).stream()
                .filter(member -> member.userId().value().equals(user))
                .map(Member::displayName)
                .findFirst();
    }

    private Optional<String> keyName(TeamId team, @Nullable UUID key) {
        return keys.list(team).stream()
                .filter(one -> one.id().value().equals(key))
                .map(ApiKey::name)
                .findFirst();
    }

    private static List<Contact> others(List<Contact> people, UserId than) {
        return people.stream().filter(person -> !person.user().equals(than)).toList();
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
