package io.framehouse.shared;

import static io.framehouse.shared.KeyScope.ASSETS_READ;
import static io.framehouse.shared.KeyScope.JOBS_READ;
import static io.framehouse.shared.KeyScope.JOBS_WRITE;
import static io.framehouse.shared.KeyScope.PLATFORM_FINANCE;
import static io.framehouse.shared.KeyScope.USAGE_READ;
import static io.framehouse.shared.TeamRole.ADMIN;
import static io.framehouse.shared.TeamRole.BILLING;
import static io.framehouse.shared.TeamRole.MEMBER;
import static io.framehouse.shared.TeamRole.OWNER;
import static io.framehouse.shared.TeamRole.VIEWER;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of who may do what: team roles and, for keys, the scope. Platform actions name no team
 * role. A platform admin may do every team action but those that read or make the team's videos.
 */
public enum Action {
    /** See that the team exists, its name and settings. */
    VIEW_TEAM(Set.of(OWNER, ADMIN, MEMBER, VIEWER, BILLING), JOBS_READ, true, true),
    /** See jobs and their timelines. */
    VIEW_JOBS(Set.of(OWNER, ADMIN, MEMBER, VIEWER), JOBS_READ, false, false),
    /** Submit a job, upload an image. */
    SUBMIT_JOB(Set.of(OWNER, ADMIN, MEMBER), JOBS_WRITE, false, false),
    /** Ask for the end of a job. */
    CANCEL_JOB(Set.of(OWNER, ADMIN, MEMBER), JOBS_WRITE, false, false),
    /** See the gallery and play videos. */
    VIEW_ASSETS(Set.of(OWNER, ADMIN, MEMBER, VIEWER), ASSETS_READ, false, false),
    /** Label, rate, note and collect videos; find again what one keeps. */
    EDIT_ASSETS(Set.of(OWNER, ADMIN, MEMBER), JOBS_WRITE, false, false),
    /** Put videos into the trash, and take them out again. */
    TRASH_ASSETS(Set.of(OWNER, ADMIN, MEMBER), null, false, false),
    /**
     * Show a video or a collection outside by a link, where the team allows it; for people only.
     */
    SHARE_OUTSIDE(Set.of(OWNER, ADMIN, MEMBER), null, false, false),
    /** Allow links to the outside, or forbid them; for people only. */
    MANAGE_SHARING(Set.of(OWNER), null, false, false),
    /** See balance and budgets. */
    VIEW_BUDGETS(Set.of(OWNER, ADMIN, MEMBER, VIEWER, BILLING), JOBS_READ, true, true),
    /** Change the team's own budgets. */
    MANAGE_BUDGETS(Set.of(OWNER, ADMIN), null, true, false),
    /** Ask for more of a budget or of the balance. */
    ASK_FOR_CREDITS(Set.of(OWNER, ADMIN, MEMBER), null, false, false),
    /** See the models the team may use. */
    VIEW_MODELS(Set.of(OWNER, ADMIN, MEMBER, VIEWER), JOBS_READ, true, false),
    /** Change the allowlist. */
    MANAGE_MODELS(Set.of(OWNER, ADMIN), null, true, false),
    /** List and make one's own keys. */
    MANAGE_OWN_KEYS(Set.of(OWNER, ADMIN, MEMBER), null, true, false),
    /** List, make and revoke anybody's keys of the team. */
    MANAGE_KEYS(Set.of(OWNER, ADMIN), null, true, false),
    /**
     * See and change where the team's events are sent; not for the platform, since they carry what
     * the team makes.
     */
    MANAGE_WEBHOOKS(Set.of(OWNER, ADMIN), null, false, false),
    /** See who is in the team. */
    VIEW_MEMBERS(Set.of(OWNER, ADMIN, MEMBER, VIEWER, BILLING), null, true, false),
    /** Add, change and remove members. */
    MANAGE_MEMBERS(Set.of(OWNER, ADMIN), null, true, false),
    /** Make another member owner in one's own place; for people only. */
    HAND_OVER_TEAM(Set.of(OWNER), null, false, false),
    /** See settled usage of the team. */
    VIEW_USAGE(Set.of(OWNER, ADMIN, MEMBER, VIEWER, BILLING), USAGE_READ, true, true),
    /** Have exports of usage prepared in the background, and remove them. */
    ORDER_EXPORTS(Set.of(OWNER, ADMIN, MEMBER, VIEWER, BILLING), null, true, true),
    /** Have exports made and sent again and again, and see to whom. */
    SCHEDULE_EXPORTS(Set.of(OWNER, ADMIN, BILLING), null, true, true),
    /** Have the statement of a month, which says what the team owes. */
    VIEW_STATEMENTS(Set.of(OWNER, ADMIN, BILLING), USAGE_READ, true, true),
    /** Read who changed what in the team; for the platform, in all teams and outside of any. */
    VIEW_AUDIT(Set.of(OWNER, ADMIN), null, true, false),
    /** See and change how long the team's things are kept. */
    MANAGE_TEAM_SETTINGS(Set.of(OWNER, ADMIN), null, true, false),
    /** Take all of the team's data away as one file; for people only, and for the team's own. */
    EXPORT_TEAM(Set.of(OWNER), null, false, false),
    /** Have the team deleted after the waiting time, or keep it after all; for people only. */
    DELETE_TEAM(Set.of(OWNER), null, true, false),
    /** Make teams, change their quotas. */
    MANAGE_TEAMS(Set.of(), null, true, false),
    /** Give a team credits. */
    GRANT_CREDITS(Set.of(), null, true, false),
    /** Book refunds and adjustments. */
    CORRECT_CREDITS(Set.of(), PLATFORM_FINANCE, true, true),
    /** See all versions of prices and rates. */
    VIEW_PRICES(Set.of(), PLATFORM_FINANCE, true, true),
    /** Make new versions of prices, rates and team prices. */
    MANAGE_PRICES(Set.of(), null, true, false),
    /** Provider accounts and their keys. */
    MANAGE_PROVIDERS(Set.of(), null, true, false),
    /** See under which data keys secrets lie, and change the keys. */
    MANAGE_SECRETS(Set.of(), null, true, false),
    /** Resolve an UNKNOWN job by hand. */
    RESOLVE_JOBS(Set.of(), null, true, false),
    /** See and run the proof. */
    VIEW_PROOF(Set.of(), PLATFORM_FINANCE, true, true),
    /** See which months are closed, and what stands in the way of closing one. */
    VIEW_MONTHS(Set.of(), PLATFORM_FINANCE, true, true),
    /** Close a month for ever; the platform's finance alone. */
    CLOSE_MONTHS(Set.of(), PLATFORM_FINANCE, false, true),
    /** See bills of providers and how they compare with the books. */
    VIEW_BILLS(Set.of(), PLATFORM_FINANCE, true, true),
    /** Import bills of providers and decide about their differences; finance alone. */
    MANAGE_BILLS(Set.of(), PLATFORM_FINANCE, false, true),
    /** See usage over all teams. */
    VIEW_ALL_USAGE(Set.of(), PLATFORM_FINANCE, true, true);

    private final Set<TeamRole> roles;
    private final @Nullable KeyScope scope;
    private final boolean platformAdmin;
    private final boolean platformFinance;

    Action(
            Set<TeamRole> roles,
            @Nullable KeyScope scope,
            boolean platformAdmin,
            boolean platformFinance) {
        this.roles = roles;
        this.scope = scope;
        this.platformAdmin = platformAdmin;
        this.platformFinance = platformFinance;
    }

    boolean allowedTo(TeamRole role) {
        return roles.contains(role);
    }

    boolean allowedTo(PlatformRole role) {
        return role == PlatformRole.ADMIN ? platformAdmin : platformFinance;
    }

    boolean allowedTo(Set<KeyScope> scopes) {
        // Whatever a key of the team does needs the team's settings, such as its time zone.
        if (this == VIEW_TEAM) {
            return !scopes.isEmpty();
        }
        boolean teamAdmin =
                scopes.contains(KeyScope.TEAM_ADMIN) && !roles.isEmpty() && !forPeopleOnly();
        return teamAdmin || (scope != null && scopes.contains(scope));
    }

    /** Whether no key of a team may do it: what it loses or carries off needs a person's name. */
    private boolean forPeopleOnly() {
        return switch (this) {
            case HAND_OVER_TEAM, EXPORT_TEAM, DELETE_TEAM, SHARE_OUTSIDE, MANAGE_SHARING -> true;
            default -> false;
        };
    }

    /**
     * Whether it rests while the team is suspended: whatever costs, or lets in more. What ends
     * something, such as cancelling a job or revoking a key, goes on.
     */
    boolean restsWithTheTeam() {
        return switch (this) {
            case SUBMIT_JOB,
                    SHARE_OUTSIDE,
                    ASK_FOR_CREDITS,
                    MANAGE_BUDGETS,
                    MANAGE_MODELS,
                    MANAGE_MEMBERS ->
                    true;
            default -> false;
        };
    }
}
