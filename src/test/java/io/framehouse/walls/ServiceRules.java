package io.framehouse.walls;

import static io.framehouse.shared.Action.ASK_FOR_CREDITS;
import static io.framehouse.shared.Action.CANCEL_JOB;
import static io.framehouse.shared.Action.CLOSE_MONTHS;
import static io.framehouse.shared.Action.CORRECT_CREDITS;
import static io.framehouse.shared.Action.DELETE_TEAM;
import static io.framehouse.shared.Action.EDIT_ASSETS;
import static io.framehouse.shared.Action.EXPORT_TEAM;
import static io.framehouse.shared.Action.GRANT_CREDITS;
import static io.framehouse.shared.Action.HAND_OVER_TEAM;
import static io.framehouse.shared.Action.MANAGE_BILLS;
import static io.framehouse.shared.Action.MANAGE_BUDGETS;
import static io.framehouse.shared.Action.MANAGE_KEYS;
import static io.framehouse.shared.Action.MANAGE_MEMBERS;
import static io.framehouse.shared.Action.MANAGE_MODELS;
import static io.framehouse.shared.Action.MANAGE_OWN_KEYS;
import static io.framehouse.shared.Action.MANAGE_PRICES;
import static io.framehouse.shared.Action.MANAGE_PROVIDERS;
import static io.framehouse.shared.Action.MANAGE_SECRETS;
import static io.framehouse.shared.Action.MANAGE_SHARING;
import static io.framehouse.shared.Action.MANAGE_TEAMS;
import static io.framehouse.shared.Action.MANAGE_TEAM_SETTINGS;
import static io.framehouse.shared.Action.MANAGE_WEBHOOKS;
import static io.framehouse.shared.Action.ORDER_EXPORTS;
import static io.framehouse.shared.Action.RESOLVE_JOBS;
import static io.framehouse.shared.Action.SCHEDULE_EXPORTS;
import static io.framehouse.shared.Action.SHARE_OUTSIDE;
import static io.framehouse.shared.Action.SUBMIT_JOB;
import static io.framehouse.shared.Action.TRASH_ASSETS;
import static io.framehouse.shared.Action.VIEW_ALL_USAGE;
import static io.framehouse.shared.Action.VIEW_ASSETS;
import static io.framehouse.shared.Action.VIEW_AUDIT;
import static io.framehouse.shared.Action.VIEW_BILLS;
import static io.framehouse.shared.Action.VIEW_BUDGETS;
import static io.framehouse.shared.Action.VIEW_JOBS;
import static io.framehouse.shared.Action.VIEW_MEMBERS;
import static io.framehouse.shared.Action.VIEW_MODELS;
import static io.framehouse.shared.Action.VIEW_MONTHS;
import static io.framehouse.shared.Action.VIEW_PRICES;
import static io.framehouse.shared.Action.VIEW_PROOF;
import static io.framehouse.shared.Action.VIEW_STATEMENTS;
import static io.framehouse.shared.Action.VIEW_TEAM;
import static io.framehouse.shared.Action.VIEW_USAGE;

import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who may call which method of a module: the one table that the matrix of roles is checked by. */
final class ServiceRules {
    /** How a method answers those who may not. */
    enum Guard {
        /** Not found for strangers to the team, forbidden for its people. */
        TEAM,
        /** The same, and forbidden for every key: it is done in a person's name. */
        TEAM_PERSON,
        /** Forbidden for everybody without the role on the platform. */
        PLATFORM,
        /** Empty for those who are signed in: a part of a screen that simply stays away. */
        QUIET,
        /** About a person: not found for everybody else but those with the role on the platform. */
        SELF,
        /** For every person; forbidden for keys. */
        PERSON,
        /** For the person of a browser's session, whatever it still owes; forbidden without one. */
        SESSION,
        /** For everybody who is signed in, also with a key. */
        SIGNED_IN,
        /** For the house's own work; forbidden for everybody else. */
        SYSTEM,
        /** Asks nobody: it works for a caller who has asked, or for the house's own tasks. */
        NONE
    }

    /**
     * One row of the table.
     *
     * @param anyOf what the caller must be allowed to do, one of these; nothing where the guard
     *     asks for no action
     * @param withoutTeam the action on the platform that it takes to ask about no team; null for
     *     methods that always name one, and for those that ask nobody
     */
    record Rule(Guard guard, List<Action> anyOf, @Nullable Action withoutTeam) {
        boolean allows(Actor actor, TeamId team) {
            return anyOf.stream().anyMatch(action -> actor.may(team, action));
        }

        boolean allowsOnPlatform(Actor actor) {
            return anyOf.stream().anyMatch(actor::mayOnPlatform);
        }
    }

    private static final Map<String, Rule> RULES = new TreeMap<>();

    static {
        team(VIEW_TEAM, "Teams.get");
        team(MANAGE_TEAMS, "Teams.update", "TeamLife.suspend", "TeamLife.resume");
        team(VIEW_TEAM, "TeamLife.standing", "TeamRetention.find");
        team(MANAGE_TEAM_SETTINGS, "TeamRetention.change");
        team(EXPORT_TEAM, "TeamExports.ask", "TeamExports.list");
        team(DELETE_TEAM, "TeamLife.askDeletion", "TeamLife.keep");
        // Parts of a team's end, which only the house's own work brings about.
        none("TeamErasure.inTheWay", "TeamErasure.stillUnderWay");
        none("TeamErasure.begin", "TeamErasure.end", "TeamErasure.steps", "TeamExportPart.*");
        none("TeamKeeping.letGo", "BlobRemovals.later", "BlobRemovals.keep");
        none("BlobReferences.uses", "UploadUse.*", "BlobStore.deleteAll");
        // What the check of the stores finds, and what is asked before something new is taken.
        none("BlobLoss.missing", "BlobLoss.back", "StorageUse.requireRoom");
        team(VIEW_TEAM, "StorageUse.of");
        platform(VIEW_ALL_USAGE, "StorageUse.all");
        platform(
                MANAGE_TEAMS,
                "StorageUse.limit",
                "StorageChecks.newest",
                "StorageChecks.lastEnded");
        platform(
                MANAGE_TEAMS,
                "StorageChecks.ask",
                "StorageChecks.markMissing",
                "StorageChecks.state");
        team(VIEW_MEMBERS, "Teams.members");
        // Of another person; leaving takes no right, see TeamsIT.
        team(MANAGE_MEMBERS, "Teams.addMember", "Teams.putMember", "Teams.removeMember");
        platform(MANAGE_TEAMS, "Teams.create", "People.create", "People.findByEmail");
        platform(MANAGE_TEAMS, "KnownPasswords.admit");
        platform(VIEW_ALL_USAGE, "Teams.all");
        self(MANAGE_TEAMS, "Teams.membershipsOf", "People.profile", "People.chooseColorScheme");
        // Empty for teams that the caller does not know, see TeamsIT.
        signedIn("Teams.findBySlug", "TeamDirectory.find");
        // Before anybody can sign in; the second refuses once there is an admin.
        none("People.hasPlatformAdmin", "People.createFirstAdmin");
        // An account's existence, told to the adding of members alone, see ArchitectureTest.
        none("PeopleByEmail.find");
        system("Contacts.of", "Contacts.onPlatform");

        people("Profiles.own", "Profiles.change", "Passwords.change", "Invitations.accept");
        people("Sessions.open", "Sessions.end", "Sessions.endOthers");
        people("Passkeys.own", "Passkeys.remove");
        // See SecondFactorIT for what each session may.
        session("SecondFactors.overview", "SecondFactors.begin", "SecondFactors.confirm");
        session("SecondFactors.remove", "SecondFactors.renewRecoveryCodes");
        platform(MANAGE_TEAMS, "PeopleLife.find", "PeopleLife.disable", "PeopleLife.enable");
        platform(MANAGE_TEAMS, "PasswordResets.make", "SecondFactors.reset", "FactorRules.demand");
        platform(MANAGE_TEAMS, "Ownership.ownedOnlyBy");
        platform(MANAGE_SECRETS, "SecretRotation.state", "SecretRotation.rotate");
        platform(MANAGE_SECRETS, "SecretRotation.sealAnew");
        system("PasswordResets.mail", "PasswordResets.address", "ProvidedMembers.follow");
        // Before anybody has signed in; where there is one, the link says for whom.
        none("Accounts.makeInvited", "Invitations.read", "Passwords.judge");
        none("PasswordResets.ask", "PasswordResets.works", "PasswordResets.use");
        none("Passkeys.offered", "SingleSignOn.offer", "InvitationMails.on", "ResetMails.on");
        // What the session has proved, which decides who its actor is.
        none("SessionFactors.*");

        team(MANAGE_MEMBERS, "Invitations.open", "Invitations.find", "Invitations.invite");
        team(MANAGE_MEMBERS, "Invitations.renew", "Invitations.withdraw");
        team(HAND_OVER_TEAM, "Ownership.handOver");
        // The system's own mails; it asks for itself whether it is they, see InvitationsIT.
        none("Invitations.mail");

        team(MANAGE_MEMBERS, "FactorRules.teamDemands");

        // Members list and change their own keys; the made-up key is somebody else's.
        team(MANAGE_KEYS, "ApiKeys.create");
        team(MANAGE_OWN_KEYS, "ApiKeys.list", "ApiKeys.get", "ApiKeys.update", "ApiKeys.revoke");
        team(MANAGE_OWN_KEYS, "ApiKeys.rotate", "KeyCalls.last");
        withoutTeam(MANAGE_TEAMS, "ApiKeys.create", "ApiKeys.list", "ApiKeys.get");
        withoutTeam(MANAGE_TEAMS, "ApiKeys.update", "ApiKeys.revoke", "ApiKeys.rotate");
        // It finds out who is there.
        none("PresentedKeys.actorOf", "ActorSource.current", "OriginSource.current");
        team(VIEW_TEAM, "KnownCostCenters.of");
        team(VIEW_BUDGETS, "KeyBudgets.of");
        team(MANAGE_BUDGETS, "KeyBudgets.set");
        either(SUBMIT_JOB, VIEW_MODELS, "KeyModels.offered");
        team(VIEW_MODELS, "KeyModels.limits");
        team(MANAGE_MODELS, "KeyModels.limit");
        quiet(VIEW_USAGE, "KeySpending.of");
        quiet(VIEW_JOBS, "KeyWork.of");
        quiet(MANAGE_OWN_KEYS, "KeyNames.of");

        team(VIEW_MODELS, "Allowlist.list");
        // A key that may only submit must still be told what it may not submit.
        either(SUBMIT_JOB, VIEW_MODELS, "Allowlist.leave", "Allowlist.allowed");
        either(SUBMIT_JOB, VIEW_MODELS, "Allowlist.allowedToSomebody", "Allowlist.require");
        team(MANAGE_MODELS, "Allowlist.replace", "Allowlist.change");
        team(MANAGE_MODELS, "KeyAllowlists.narrowed", "KeyAllowlists.working");
        person(SUBMIT_JOB, "ModelRequests.ask");
        team(VIEW_MODELS, "ModelRequests.list", "ModelRequests.find", "ModelRequests.withdraw");
        team(MANAGE_MODELS, "ModelRequests.approve", "ModelRequests.decline");
        quiet(VIEW_USAGE, "ModelUse.settled");
        platform(VIEW_PRICES, "PriceBook.trial", "PriceBook.versions", "PriceBook.check");
        platform(VIEW_PRICES, "PriceBook.gaps", "PriceBook.effect", "ConversionRates.list");
        platform(VIEW_PRICES, "TeamPrices.list");
        withoutTeam(VIEW_PRICES, "PriceBook.trial", "TeamPrices.list");
        platform(MANAGE_PRICES, "PriceBook.publish", "ConversionRates.publish");
        platform(MANAGE_PRICES, "TeamPrices.publish");
        // What is on offer is the same for all; of prices only what the caller works out with them.
        none("Catalog.*", "Prices.*", "RequestRules.*", "SettledRequests.settledSince");
        none("PriceLimits.dearest", "TypicalPrices.of", "ModelUse.providers");

        team(VIEW_BUDGETS, "BudgetOutlook.of", "BudgetOutlook.ofTeam");
        team(VIEW_BUDGETS, "Budgets.balance", "Budgets.list", "Budgets.binding");
        team(MANAGE_BUDGETS, "Budgets.replace");
        team(MANAGE_BUDGETS, "BudgetLimits.set", "BudgetLimits.remove", "BudgetLimits.raise");
        team(MANAGE_BUDGETS, "BudgetLimits.endRaise");
        team(VIEW_BUDGETS, "BudgetLimits.raises", "LedgerHistory.list", "Ledger.trail");
        person(ASK_FOR_CREDITS, "BudgetRequests.ask");
        // Who may answer follows from what is asked, see BudgetRequestsIT; here nothing is.
        team(VIEW_BUDGETS, "BudgetRequests.list", "BudgetRequests.find", "BudgetRequests.approve");
        team(VIEW_BUDGETS, "BudgetRequests.decline", "BudgetRequests.withdraw");
        team(MANAGE_BUDGETS, "RequestDesk.settledBy");
        platform(GRANT_CREDITS, "Ledger.grant", "RequestDesk.waitingOfBalances");
        platform(CORRECT_CREDITS, "Corrections.refund", "Corrections.adjust");
        // In the transaction of the job, whose caller was asked.
        none("Ledger.hold", "Ledger.settle", "Ledger.release", "HoldBatches.place");

        team(VIEW_JOBS, "Jobs.quote", "Jobs.get", "Jobs.list", "Jobs.listFull", "Jobs.events");
        team(VIEW_JOBS, "Jobs.original", "Jobs.payload", "Jobs.countOpen");
        team(VIEW_JOBS, "JobStream.now", "JobStream.after");
        team(SUBMIT_JOB, "Jobs.submit", "Jobs.draft", "Jobs.keepDraft");
        team(CANCEL_JOB, "Jobs.cancel");
        team(SUBMIT_JOB, "Batches.submit", "Batches.retry", "VideoFrames.take");
        team(VIEW_JOBS, "Batches.siblings", "Batches.batchOf", "Batches.tries");
        team(VIEW_ASSETS, "VideoFrames.videos");
        platform(RESOLVE_JOBS, "JobResolutions.evidence", "JobResolutions.resolve");
        platform(RESOLVE_JOBS, "JobResolutions.unknown", "JobResolutions.teamOf");
        // The house's own work, begun by no request.
        none("JobWork.*", "LateWork.*", "PollWork.*", "WaitingJobCounter.*", "OpenJobCounter.*");
        none("ResultCopies.copyingFrom");
        // Parts of a job that was read, of its life, and of what is told of it.
        none("JobAssets.of", "JobAssets.ofAll", "JobAudience.listensTo", "JobCallbacks.find");
        none("JobNotes.note", "ResultRefresh.renew", "TaskTellings.tell");
        none("CallerCallbacks.promise", "CallerCallbacks.withdraw");
        none("WebhookBodies.job", "WebhookBodies.asset");

        team(VIEW_ASSETS, "Gallery.videos", "Gallery.get");
        team(VIEW_ASSETS, "GalleryKeeping.get", "GalleryKeeping.labels");
        team(EDIT_ASSETS, "GalleryKeeping.label", "GalleryKeeping.unlabel", "GalleryKeeping.rate");
        team(EDIT_ASSETS, "GalleryKeeping.title", "GalleryKeeping.note");
        team(EDIT_ASSETS, "GalleryKeeping.deleteNote", "GalleryKeeping.relabel");
        person(VIEW_ASSETS, "GalleryKeeping.star", "GalleryKeeping.unstar");
        team(TRASH_ASSETS, "GalleryKeeping.beforeTrash", "GalleryKeeping.trash");
        team(TRASH_ASSETS, "GalleryKeeping.restore");
        team(VIEW_ASSETS, "Collections.list", "Collections.get", "Collections.holding");
        team(EDIT_ASSETS, "Collections.create", "Collections.change", "Collections.delete");
        team(EDIT_ASSETS, "Collections.add", "Collections.remove");
        team(SUBMIT_JOB, "Gallery.retry", "Uploads.store", "Uploads.take");
        team(VIEW_JOBS, "Uploads.find", "Uploads.asDataUri", "UploadLibrary.list");
        team(EDIT_ASSETS, "UploadLibrary.pin");
        team(TRASH_ASSETS, "UploadLibrary.delete");
        team(VIEW_ASSETS, "GalleryWall.page", "GalleryWall.from", "GalleryWall.again");
        team(VIEW_ASSETS, "GalleryWall.parts", "GalleryWall.wordsDue");
        team(VIEW_ASSETS, "GalleryWall.count", "GalleryWall.months", "GalleryWall.neighbour");
        team(VIEW_ASSETS, "GalleryWall.labels", "GalleryEntries.list", "GalleryEntries.entry");
        team(VIEW_ASSETS, "VideoDetails.facts", "VideoDetails.ofJobs", "VideoDetails.latest");
        team(VIEW_ASSETS, "Shares.allowed", "Shares.list", "Shares.of");
        team(SHARE_OUTSIDE, "Shares.shareVideo", "Shares.shareCollection", "Shares.revoke");
        team(MANAGE_SHARING, "Shares.allow");
        person(VIEW_ASSETS, "Downloads.prepare", "SavedSearches.list");
        person(VIEW_ASSETS, "SavedSearches.save", "SavedSearches.change");
        person(VIEW_ASSETS, "SavedSearches.delete");
        // By a signed link, which names the team.
        none("MediaSource.*", "MediaStream.*", "SignedLinks.*", "BlobStore.*");
        // By the secret of a link to the outside, which is the wall here: see SharesIT.
        none("SharedPages.*");
        // Tools that know nothing of teams.
        none("MediaInspector.*", "TemporaryFiles.*", "SecretBox.*", "ErrorForm.*");
        none("GuardedHttp.*", "OutboundPost.*", "OutboundFiles.*", "AllowedAddresses.*");

        platform(MANAGE_PROVIDERS, "ProviderAccounts.list", "ProviderAccounts.get");
        platform(MANAGE_PROVIDERS, "ProviderAccounts.create", "ProviderAccounts.update");
        platform(MANAGE_PROVIDERS, "ProviderAccounts.delete", "ProviderAccounts.test");
        platform(MANAGE_PROVIDERS, "ProviderAccounts.pause", "ProviderAccounts.worked");
        platform(MANAGE_PROVIDERS, "AccountStops.pause", "AccountStops.resume");
        platform(MANAGE_PROVIDERS, "AccountStops.drain", "AccountStops.progress");
        platform(MANAGE_PROVIDERS, "ProviderBalances.latest", "Runs.recent", "Runs.nodes");
        platform(VIEW_PROOF, "ProviderBalances.readAll");
        // Between the house and its providers; a callback carries its provider's signature.
        none("Providers.*", "Dialect.*", "ModelNames.*", "RequestRates.*", "AccountHealth.*");
        none("CallbackDoor.*", "Callbacks.receive");

        team(VIEW_USAGE, "UsageReport.zone", "UsageReport.totals", "UsageReport.writeCsv");
        team(VIEW_USAGE, "UsageReport.series", "UsageReport.lines");
        team(VIEW_USAGE, "KeyUsage.of");
        team(VIEW_USAGE, "UsageExports.extent", "UsageExports.write", "UsageExports.writeSummary");
        withoutTeam(VIEW_ALL_USAGE, "UsageExports.extent", "UsageExports.write");
        withoutTeam(VIEW_ALL_USAGE, "UsageExports.writeSummary");
        platform(VIEW_ALL_USAGE, "UsageExports.focusMetadata");
        team(VIEW_USAGE, "ExportOrders.list", "ExportOrders.get", "ExportOrders.write");
        team(ORDER_EXPORTS, "ExportOrders.ask", "ExportOrders.remove");
        withoutTeam(VIEW_ALL_USAGE, "ExportOrders.list", "ExportOrders.get");
        withoutTeam(VIEW_ALL_USAGE, "ExportOrders.write", "ExportOrders.ask");
        withoutTeam(VIEW_ALL_USAGE, "ExportOrders.remove");
        team(
                SCHEDULE_EXPORTS,
                "ExportSchedules.list",
                "ExportSchedules.get",
                "ExportSchedules.add");
        team(SCHEDULE_EXPORTS, "ExportSchedules.change", "ExportSchedules.pause");
        team(SCHEDULE_EXPORTS, "ExportSchedules.resume", "ExportSchedules.remove");
        team(SCHEDULE_EXPORTS, "ExportSchedules.resend", "ExportSchedules.people");
        team(SCHEDULE_EXPORTS, "ExportSchedules.tryBucket");
        withoutTeam(VIEW_ALL_USAGE, "ExportSchedules.list", "ExportSchedules.get");
        withoutTeam(VIEW_ALL_USAGE, "ExportSchedules.add", "ExportSchedules.change");
        withoutTeam(VIEW_ALL_USAGE, "ExportSchedules.pause", "ExportSchedules.resume");
        withoutTeam(VIEW_ALL_USAGE, "ExportSchedules.remove", "ExportSchedules.resend");
        withoutTeam(VIEW_ALL_USAGE, "ExportSchedules.people", "ExportSchedules.tryBucket");
        team(VIEW_STATEMENTS, "Statements.write", "Statements.running");
        team(VIEW_USAGE, "CostAllocation.chargeback", "CostAllocation.writeCsv");
        withoutTeam(VIEW_ALL_USAGE, "CostAllocation.chargeback", "CostAllocation.writeCsv");
        platform(VIEW_ALL_USAGE, "MarginReport.margin", "MarginReport.writeCsv");
        withoutTeam(VIEW_ALL_USAGE, "UsageReport.zone", "UsageReport.totals");
        withoutTeam(VIEW_ALL_USAGE, "UsageReport.writeCsv", "UsageReport.series");
        withoutTeam(VIEW_ALL_USAGE, "UsageReport.lines");
        platform(VIEW_PROOF, "ProofFlow.trail", "ProofFlow.now", "LedgerProof.check");
        platform(VIEW_PROOF, "AuditProof.check");
        platform(VIEW_PROOF, "Proof.run", "Proof.last", "Proof.find", "Proof.runs");
        platform(VIEW_PROOF, "Proof.running", "Proof.writeEvidence");
        none("Proof.nextRun");
        platform(VIEW_MONTHS, "MonthClose.month", "MonthClose.next", "MonthClose.history");
        platform(CLOSE_MONTHS, "MonthClose.close", "MonthBook.close");
        platform(CORRECT_CREDITS, "MonthClose.correct", "MonthClose.correctable");
        platform(VIEW_BILLS, "Bills.accounts", "Bills.list", "Bills.ofMonth", "Bills.get");
        platform(VIEW_BILLS, "Bills.matches", "Bills.match", "Bills.writeCsv");
        platform(MANAGE_BILLS, "Bills.preview", "Bills.check", "Bills.take", "Bills.delete");
        platform(MANAGE_BILLS, "Bills.accept", "Bills.resolve", "Bills.reopen");

        team(VIEW_AUDIT, "AuditLog.list", "AuditLog.find", "AuditLog.get", "AuditLog.writeCsv");
        withoutTeam(VIEW_AUDIT, "AuditLog.list", "AuditLog.find", "AuditLog.get");
        withoutTeam(VIEW_AUDIT, "AuditLog.writeCsv");
        platform(VIEW_AUDIT, "AuditLog.teams");

        team(MANAGE_WEBHOOKS, "Webhooks.list", "Webhooks.get", "Webhooks.create");
        team(MANAGE_WEBHOOKS, "Webhooks.change", "Webhooks.enable", "Webhooks.rotate");
        team(MANAGE_WEBHOOKS, "Webhooks.delete", "Webhooks.deliveries", "Webhooks.delivery");
        team(MANAGE_WEBHOOKS, "Webhooks.resend", "Webhooks.test");
        none("Webhooks.requireCallable");
        people("Notices.list", "Notices.countUnread", "Notices.markRead", "Notices.markAllRead");

        // Bytes for whoever stores them, and the store's own rows for the change of keys.
        none("SealedStore.*", "Resealing.*", "HouseSignatures.*");

        // Ways that services go after they have asked.
        none("AuditTrail.record", "TeamReads.list", "LiveFeed.*");
        // Parts of a page, shown to whoever has the action that they name.
        none("TeamSettingsSection.*");
    }

    private ServiceRules() {}

    /** The row of a method: its own, else that of its whole interface. */
    static Optional<Rule> of(String method) {
        Rule own = RULES.get(method);
        return Optional.ofNullable(own != null ? own : RULES.get(wholeInterface(method)));
    }

    /** Rows that no method is left for. */
    static Set<String> rowsBeside(Set<String> methods) {
        Set<String> left = new TreeSet<>(RULES.keySet());
        left.removeAll(methods);
        methods.forEach(method -> left.remove(wholeInterface(method)));
        return left;
    }

    private static String wholeInterface(String method) {
        return method.substring(0, method.indexOf('.')) + ".*";
    }

    private static void team(Action action, String... methods) {
        put(Guard.TEAM, List.of(action), methods);
    }

    private static void either(Action one, Action other, String... methods) {
        put(Guard.TEAM, List.of(one, other), methods);
    }

    private static void person(Action action, String... methods) {
        put(Guard.TEAM_PERSON, List.of(action), methods);
    }

    private static void platform(Action action, String... methods) {
        put(Guard.PLATFORM, List.of(action), methods);
    }

    private static void quiet(Action action, String... methods) {
        put(Guard.QUIET, List.of(action), methods);
    }

    private static void self(Action action, String... methods) {
        put(Guard.SELF, List.of(action), methods);
    }

    private static void people(String... methods) {
        put(Guard.PERSON, List.of(), methods);
    }

    private static void session(String... methods) {
        put(Guard.SESSION, List.of(), methods);
    }

    private static void signedIn(String... methods) {
        put(Guard.SIGNED_IN, List.of(), methods);
    }

    private static void system(String... methods) {
        put(Guard.SYSTEM, List.of(), methods);
    }

    private static void none(String... methods) {
        put(Guard.NONE, List.of(), methods);
    }

    private static void put(Guard guard, List<Action> anyOf, String... methods) {
        for (String method : methods) {
            if (RULES.put(method, new Rule(guard, anyOf, null)) != null) {
                throw new IllegalStateException(method + " has two rows");
            }
        }
    }

    private static void withoutTeam(Action action, String... methods) {
        for (String method : methods) {
            Rule rule = Objects.requireNonNull(RULES.get(method), method);
            RULES.put(method, new Rule(rule.guard(), rule.anyOf(), action));
        }
    }
}
