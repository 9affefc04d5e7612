package io.framehouse.reports.ui;

import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.Statements;
import io.framehouse.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a usage screen offers besides the files of the moment.
 *
 * @param actor who looks
 * @param downloads the path of the page with what was prepared
 * @param statements null where there are none, or not for this person
 * @param schedules null where this person may make none
 * @param name of the team in file names; empty over all teams
 */
record UsageFiles(
        Actor actor,
        ExportOrders orders,
        String downloads,
        @Nullable Statements statements,
        @Nullable SchedulesModel schedules,
        String name) {}
