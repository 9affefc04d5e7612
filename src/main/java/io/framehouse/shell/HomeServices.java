package io.framehouse.shell;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.credits.ui.AskForMore;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.Gallery;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.Jobs;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What Home asks of the modules. */
@Component
final class HomeServices {
    static final int SPENDING_DAYS = 30;
    private static final int ROWS = 5;
    private static final int TILES = 12;
    private static final Set<JobState> GOING_ON =
            Set.of(JobState.HELD, JobState.SUBMITTING, JobState.QUEUED, JobState.RUNNING);

    private final Jobs jobs;
    private final Gallery gallery;
    private final Catalog catalog;
    private final Allowlist allowlist;
    private final Teams teams;
    private final UsageReport usage;
    private final AskForMore requests;
    private final Clock clock;

    HomeServices(
            Jobs jobs,
            Gallery gallery,
            Catalog catalog,
            Allowlist allowlist,
            Teams teams,
            UsageReport usage,
            AskForMore requests,
            Clock clock) {
        this.jobs = jobs;
        this.gallery = gallery;
        this.catalog = catalog;
        this.allowlist = allowlist;
        this.teams = teams;
        this.usage = usage;
        this.requests = requests;
        this.clock = clock;
    }

    Page<JobRow> running(CurrentTeam team) {
        return jobs.list(team.id(), withStates(GOING_ON), new PageRequest(ROWS, null));
    }

    Page<JobRow> checking(CurrentTeam team) {
        return jobs.list(
                team.id(), withStates(Set.of(JobState.UNKNOWN)), new PageRequest(ROWS, null));
    }

    long waitingRequests(CurrentTeam team) {
        return requests.waitingForMe(team);
    }

    List<AssetCard> latest(CurrentTeam team) {
        return gallery.videos(team.id(), null, null, new PageRequest(TILES, null)).items();
    }

    /** A model's name for people; its id where the catalogue no longer has it. */
    String modelTitle(String id) {
        return catalog.find(id).map(CatalogModel::title).orElse(id);
    }

    /** How many models the team may use. */
    int modelCount(CurrentTeam team) {
        List<AllowedModel> allowed = allowlist.list(team.id(), null);
        return allowed.stream().anyMatch(one -> one.model().equals("*"))
                ? catalog.models().size()
                : allowed.size();
    }

    List<String> admins(CurrentTeam team) {
        return teams.members(team.id()).stream()
                .filter(member -> member.role() == TeamRole.OWNER || isAdmin(member))
                .map(Member::displayName)
                .limit(2)
                .toList();
    }

    LocalDate today(CurrentTeam team) {
        return LocalDate.ofInstant(clock.instant(), team.zone());
    }

    UsageReport.Usage spending(CurrentTeam team) {
        LocalDate today = today(team);
        return usage.totals(team.id(), today.minusDays(SPENDING_DAYS - 1L), today, List.of("day"));
    }

    java.time.Instant now() {
        return clock.instant();
    }

    private static boolean isAdmin(Member member) {
        return member.role() == TeamRole.ADMIN;
    }

    private static JobFilter withStates(Set<JobState> states) {
        return new JobFilter(states, null, null, null, null, null, null, null);
    }
}
