package io.framehouse.jobs.ui;

import io.framehouse.shared.JobId;
import io.framehouse.ui.CurrentTeam;
import org.springframework.modulith.NamedInterface;

/** The addresses of the screens of jobs, without a leading slash. */
@NamedInterface("screens")
public final class JobsNavigation {
    static final String MONEY = "money-trail";

    private JobsNavigation() {}

    public static String create(CurrentTeam team) {
        return team.path("create");
    }

    /** The create form with a model chosen; nothing is sent. */
    public static String createWith(CurrentTeam team, String model) {
        return team.path("create") + "?model=" + model;
    }

    /**
     * The create form with a start image.
     *
     * @param reference {@code upload:<id>}
     */
    public static String createWithImage(CurrentTeam team, String reference) {
        return team.path("create") + "?image=" + reference;
    }

    /** The images that the team was given. */
    public static String library(CurrentTeam team) {
        return team.path("library");
    }

    /** The create form filled with a job's settings; nothing typed is overwritten. */
    public static String reuse(CurrentTeam team, JobId job) {
        return team.path("create") + "?from=" + job;
    }

    public static String list(CurrentTeam team) {
        return team.path("jobs");
    }

    public static String job(CurrentTeam team, JobId job) {
        return team.path("jobs/" + job);
    }

    /** The ledger's entries of a job, on its page. */
    public static String money(CurrentTeam team, JobId job) {
        return job(team, job) + "#" + MONEY;
    }

    /** The jobs of all teams that nobody knows the fate of; for platform admins. */
    public static String checking() {
        return "admin/jobs";
    }

    /** One of them with its evidence. */
    public static String checking(JobId job) {
        return checking() + "/" + job;
    }
}
