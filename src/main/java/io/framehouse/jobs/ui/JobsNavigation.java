package io.framehouse.jobs.ui;

import io.framehouse.shared.JobId;
import io.framehouse.ui.CurrentTeam;
import org.springframework.modulith.NamedInterface;

/** The addresses of the screens of jobs, without a leading slash. */
@NamedInterface("screens")
public final class JobsNavigation {
    private JobsNavigation() {}

    public static String create(CurrentTeam team) {
        return team.path("create");
    }

    /** The create form with a model chosen; nothing is sent. */
    public static String createWith(CurrentTeam team, String model) {
        return team.path("create") + "?model=" + model;
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

    /** The jobs of all teams that nobody knows the fate of; for platform admins. */
    public static String checking() {
        return "admin/jobs";
    }

    /** One of them with its evidence. */
    public static String checking(JobId job) {
        return checking() + "/" + job;
    }
}
