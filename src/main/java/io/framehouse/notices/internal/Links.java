package io.framehouse.notices.internal;

import io.framehouse.shared.JobId;
import io.framehouse.teams.Team;
import java.util.UUID;

/** The pages that notices lead to, without a leading slash. */
final class Links {
    static final String PROOF = "admin/proof";
    static final String PROVIDERS = "admin/providers";
    static final String CHECKING = "admin/jobs";
    static final String ALL_DOWNLOADS = "finance/downloads";

    private Links() {}

    static String home(Team team) {
        return "t/" + team.slug();
    }

    static String budgets(Team team) {
        return "t/" + team.slug() + "/budgets";
    }

    static String downloads(Team team) {
        return "t/" + team.slug() + "/downloads";
    }

    static String models(Team team) {
        return "t/" + team.slug() + "/models";
    }

    static String checkedJobs(Team team) {
        return "t/" + team.slug() + "/jobs?status=unknown";
    }

    static String job(Team team, JobId job) {
        return "t/" + team.slug() + "/jobs/" + job;
    }

    static String webhook(Team team, UUID endpoint) {
        return "t/" + team.slug() + "/webhooks/" + endpoint;
    }

    /** Where a platform admin grants the team credits. */
    static String quota(Team team) {
        return "admin/teams/" + team.slug();
    }
}
