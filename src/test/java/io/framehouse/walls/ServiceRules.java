package io.framehouse.walls;

import static io.framehouse.shared.Action.ASK_FOR_CREDITS;
import static io.framehouse.shared.Action.CANCEL_JOB;
import static io.framehouse.shared.Action.CORRECT_CREDITS;
import static io.framehouse.shared.Action.GRANT_CREDITS;
import static io.framehouse.shared.Action.MANAGE_BUDGETS;
import static io.framehouse.shared.Action.MANAGE_KEYS;
import static io.framehouse.shared.Action.MANAGE_MEMBERS;
import static io.framehouse.shared.Action.MANAGE_MODELS;
import static io.framehouse.shared.Action.MANAGE_OWN_KEYS;
import static io.framehouse.shared.Action.MANAGE_PRICES;
import static io.framehouse.shared.Action.MANAGE_TEAMS;
import static io.framehouse.shared.Action.MANAGE_WEBHOOKS;
import static io.framehouse.shared.Action.RESOLVE_JOBS;
import static io.framehouse.shared.Action.SUBMIT_JOB;
import static io.framehouse.shared.Action.VIEW_ASSETS;
import static io.framehouse.shared.Action.VIEW_BUDGETS;
import static io.framehouse.shared.Action.VIEW_JOBS;
import static io.framehouse.shared.Action.VIEW_MEMBERS;
import static io.framehouse.shared.Action.VIEW_MODELS;
import static io.framehouse.shared.Action.VIEW_PRICES;
import static io.framehouse.shared.Action.VIEW_PROOF;
import static io.framehouse.shared.Action.VIEW_TEAM;
import static io.framehouse.shared.Action.VIEW_USAGE;

import io.framehouse.shared.Action;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Who may call which method about a team: the one table that the matrix of roles is checked by. */
final class ServiceRules {
    /** How a method answers those who may not. */
    enum Guard {
        /** Not found for strangers to the team, forbidden for its people. */
        TEAM,
        /** Forbidden for everybody without the role on the platform. */
        PLATFORM,
        /** Empty for those who are signed in: a part of a screen that simply stays away. */
        QUIET,
        /** Asks nobody: it works for a caller who has asked, or for the house's own tasks. */
        NONE
    }

    /**
     * One row of the table.
     *
     * @param action what the caller must be allowed to do; of {@link Guard#NONE} any
     */
    record Rule(Guard guard, Action action) {}

    private static final Map<String, Rule> RULES = new TreeMap<>();

    static {
        team(VIEW_TEAM, "Teams.get");
        team(MANAGE_TEAMS, "Teams.update");
        team(VIEW_MEMBERS, "Teams.members");
        // Of another person; leaving takes no right, see TeamsIT.
        team(MANAGE_MEMBERS, "Teams.addMember", "Teams.putMember", "Teams.removeMember");

        team(MANAGE_MEMBERS, "FactorRules.teamDemands");

        // Members list and change their own keys; the made-up key is somebody else's.
        team(MANAGE_KEYS, "ApiKeys.create");
        team(MANAGE_OWN_KEYS, "ApiKeys.list", "ApiKeys.get", "ApiKeys.update", "ApiKeys.revoke");
        team(MANAGE_OWN_KEYS, "ApiKeys.rotate", "KeyCalls.last");
        team(VIEW_BUDGETS, "KeyBudgets.of");
        team(MANAGE_BUDGETS, "KeyBudgets.set");
        team(VIEW_MODELS, "KeyModels.offered", "KeyModels.limits");
        team(MANAGE_MODELS, "KeyModels.limit");
        quiet(VIEW_USAGE, "KeySpending.of");
        quiet(VIEW_JOBS, "KeyWork.of");
        quiet(MANAGE_OWN_KEYS, "KeyNames.of");

        team(VIEW_MODELS, "Allowlist.list", "Allowlist.allowed", "Allowlist.require");
        team(MANAGE_MODELS, "Allowlist.replace", "Allowlist.change", "KeyAllowlists.narrowed");
        team(SUBMIT_JOB, "ModelRequests.ask");
        team(VIEW_MODELS, "ModelRequests.list", "ModelRequests.find", "ModelRequests.withdraw");
        team(MANAGE_MODELS, "ModelRequests.approve", "ModelRequests.decline");
        quiet(VIEW_USAGE, "ModelUse.settled");
        platform(VIEW_PRICES, "PriceBook.trial", "TeamPrices.list");
        platform(MANAGE_PRICES, "TeamPrices.publish");
        none("Prices.quote", "Prices.priceLines", "Prices.termsAt");
        none("PriceLimits.dearest", "TypicalPrices.of");

        team(VIEW_BUDGETS, "Budgets.balance", "Budgets.list", "Budgets.binding");
        team(MANAGE_BUDGETS, "Budgets.replace");
        team(MANAGE_BUDGETS, "BudgetLimits.set", "BudgetLimits.remove", "BudgetLimits.raise");
        team(MANAGE_BUDGETS, "BudgetLimits.endRaise");
        team(VIEW_BUDGETS, "BudgetLimits.raises", "LedgerHistory.list", "Ledger.trail");
        team(ASK_FOR_CREDITS, "BudgetRequests.ask");
        // Who may answer follows from what is asked, see BudgetRequestsIT; here nothing is.
        team(VIEW_BUDGETS, "BudgetRequests.list", "BudgetRequests.find", "BudgetRequests.approve");
        team(VIEW_BUDGETS, "BudgetRequests.decline", "BudgetRequests.withdraw");
        team(MANAGE_BUDGETS, "RequestDesk.settledBy");
        platform(GRANT_CREDITS, "Ledger.grant");
        platform(CORRECT_CREDITS, "Corrections.refund", "Corrections.adjust");
        // In the transaction of the job, whose caller was asked.
        none("Ledger.hold", "Ledger.settle", "Ledger.release", "HoldBatches.place");

        team(VIEW_JOBS, "Jobs.quote", "Jobs.get", "Jobs.list", "Jobs.listFull", "Jobs.events");
        team(VIEW_JOBS, "Jobs.original", "Jobs.payload", "Jobs.countOpen");
        team(VIEW_JOBS, "JobStream.now", "JobStream.after");
        team(SUBMIT_JOB, "Jobs.submit", "Jobs.draft", "Jobs.keepDraft");
        team(CANCEL_JOB, "Jobs.cancel");
        platform(RESOLVE_JOBS, "JobResolutions.evidence", "JobResolutions.resolve");
        // The house's own work, begun by no request.
        none("JobWork.prepare", "JobWork.submitted", "JobWork.notSendable", "JobWork.polled");
        none("JobWork.recovered", "JobWork.stillMissing", "JobWork.searched");
        none("JobWork.namedTask", "JobWork.checkedName", "JobWork.senderLost");
        none("LateWork.answeredLate", "LateWork.foundLate");
        none("PollWork.postpone", "PollWork.bytesOf");
        // Parts of a job that was read, of its life, and of what is told of it.
        none("JobAssets.of", "JobAssets.ofAll", "JobAudience.listensTo", "JobCallbacks.find");
        none("JobNotes.note", "ResultRefresh.renew", "TaskTellings.tell");
        none("CallerCallbacks.promise", "CallerCallbacks.withdraw");
        none("WebhookBodies.job", "WebhookBodies.asset");

        team(VIEW_ASSETS, "Gallery.videos", "Gallery.get");
        team(SUBMIT_JOB, "Gallery.retry", "Uploads.store", "Uploads.take");
        team(VIEW_JOBS, "Uploads.find", "Uploads.asDataUri");
        // By a signed link, which names the team.
        none("MediaSource.find", "SignedLinks.link", "BlobStore.put");

        team(VIEW_USAGE, "UsageReport.zone", "UsageReport.totals", "UsageReport.writeCsv");
        team(VIEW_USAGE, "KeyUsage.of");
        platform(VIEW_PROOF, "ProofFlow.trail");

        team(MANAGE_WEBHOOKS, "Webhooks.list", "Webhooks.get", "Webhooks.create");
        team(MANAGE_WEBHOOKS, "Webhooks.change", "Webhooks.enable", "Webhooks.rotate");
        team(MANAGE_WEBHOOKS, "Webhooks.delete", "Webhooks.deliveries", "Webhooks.delivery");
        team(MANAGE_WEBHOOKS, "Webhooks.resend", "Webhooks.test");

        // Ways that services go after they have asked.
        none("AuditTrail.record", "TeamReads.list", "LiveFeed.changed", "LiveFeed.subscribe");
    }

    private ServiceRules() {}

    static Map<String, Rule> all() {
        return RULES;
    }

    private static void team(Action action, String... methods) {
        put(new Rule(Guard.TEAM, action), methods);
    }

    private static void platform(Action action, String... methods) {
        put(new Rule(Guard.PLATFORM, action), methods);
    }

    private static void quiet(Action action, String... methods) {
        put(new Rule(Guard.QUIET, action), methods);
    }

    private static void none(String... methods) {
        put(new Rule(Guard.NONE, VIEW_TEAM), methods);
    }

    private static void put(Rule rule, String... methods) {
        Arrays.stream(methods)
                .forEach(method -> {
                    if (RULES.put(method, rule) != null) {
                        throw new IllegalStateException(method + " has two rows");
                    }
                });
    }
}
