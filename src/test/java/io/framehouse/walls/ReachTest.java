package io.framehouse.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.framehouse.OurClasses;
import io.framehouse.shared.Actor;
import io.framehouse.shared.TeamTransactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes that reach over the walls, each known by name. */
class ReachTest {
    private static final String SEE_ALL_TEAMS =
            """
            access.internal.ApiKeyService
            access.internal.BootstrapKey
            access.internal.CallWriter
            access.internal.ContactBook
            access.internal.EndedSessions
            access.internal.FactorProofs
            access.internal.FactorRuleService
            access.internal.FactorService
            access.internal.InvitedAccounts
            access.internal.KeyAuthenticator
            access.internal.KnownPasswordSwitch
            access.internal.LastSeen
            access.internal.OpenSessions
            access.internal.PasskeyCredentials
            access.internal.PasskeyDesk
            access.internal.PasskeyOwners
            access.internal.PasskeyService
            access.internal.PasswordService
            access.internal.PasswordSignIn
            access.internal.PeopleLifeService
            access.internal.PeopleService
            access.internal.ProfileService
            access.internal.ResetService
            access.internal.SecretRotationService
            access.internal.SessionActors
            access.internal.SessionBook
            access.internal.SignInTrail
            access.internal.SignInTries
            access.internal.SignIns
            access.internal.SsoAdmission
            access.internal.TeamsPeople
            audit.internal.AuditChain
            audit.internal.AuditLogService
            audit.internal.AuditSealing
            catalog.internal.CatalogScope
            catalog.internal.FirstPrices
            catalog.internal.PriceBookService
            catalog.internal.RateService
            catalog.internal.TeamPriceService
            credits.internal.ForecastAlerts
            credits.internal.GrantExpiry
            credits.internal.SqlLedgerProof
            credits.internal.SqlMonthBook
            credits.internal.SqlRequestDesk
            gallery.internal.CopiesUnderWay
            gallery.internal.CopyQueue
            gallery.internal.PreviewBacklog
            gallery.internal.SharedPagesService
            gallery.internal.TrashRounds
            gallery.internal.WordsDue
            gateway.internal.CallbackTask
            gateway.internal.CallbackWorker
            jobs.internal.HeldJobs
            jobs.internal.JobDispatch
            jobs.internal.JobResolutionService
            jobs.internal.JobWakes
            jobs.internal.JobWatches
            jobs.internal.LateAnswers
            jobs.internal.PeopleAsked
            jobs.internal.ProviderBridge
            jobs.internal.UnchangedPolls
            notices.internal.Letters
            notices.internal.MailRounds
            notices.internal.NoticePost
            notices.internal.NoticeService
            notices.internal.webhooks.WebhookRounds
            notices.internal.webhooks.WebhookTask
            providers.internal.AccountCalls
            providers.internal.AccountGauges
            providers.internal.AccountRates
            providers.internal.AccountService
            providers.internal.AccountStopService
            providers.internal.AccountTraffic
            providers.internal.AccountTroubles
            providers.internal.BalanceReader
            providers.internal.OpenedAccounts
            providers.internal.SignedCallbacks
            reconciliation.internal.CallbackService
            reconciliation.internal.RunLog
            reports.internal.AllocationService
            reports.internal.ExportOrderService
            reports.internal.ExportOwners
            reports.internal.ExportPutWork
            reports.internal.ExportScheduleService
            reports.internal.ExportScheduleWork
            reports.internal.ExportWork
            reports.internal.FlowQuery
            reports.internal.MarginService
            reports.internal.MonthCloseService
            reports.internal.ProofMetrics
            reports.internal.ProofService
            reports.internal.ProofTurn
            reports.internal.RollupCheck
            reports.internal.StatementService
            reports.internal.UsageExportService
            reports.internal.UsageReportService
            reports.internal.UsageRollupRounds
            reports.internal.bills.BillDecisions
            reports.internal.bills.BillService
            shared.internal.DataKeyStart
            shared.internal.DataKeys
            shared.internal.MaintenanceTasks
            shared.internal.SealingAnew
            storage.internal.BlobRemovalService
            storage.internal.StorageCheck
            storage.internal.StorageCheckService
            storage.internal.StorageFindings
            storage.internal.StorageMover
            storage.internal.StorageUseRows
            storage.internal.StorageUseService
            storage.internal.StoreChoice
            storage.internal.StoredKeys
            storage.internal.TeamExportWork
            teams.internal.ErasureRounds
            teams.internal.InvitationService
            teams.internal.KeepingRounds
            teams.internal.MemberService
            teams.internal.OwnershipService
            teams.internal.ProvidedMemberService
            teams.internal.TeamService
            """;

    private static final String ACT_AS_THE_SYSTEM =
            """
            RotateSecrets
            access.internal.BootstrapKey
            access.internal.FactorTrail
            access.internal.FirstAdmin
            access.internal.PeopleService
            access.internal.SecretTask
            access.internal.SessionActors
            access.internal.SignInTrail
            access.internal.SsoGroups
            credits.internal.ForecastTask
            credits.internal.GrantExpiryTask
            firststart.internal.FirstStart
            gallery.internal.AssetCopier
            gallery.internal.TrashRounds
            gateway.internal.CallbackDelivery
            gateway.rest.AssetContentController
            jobs.internal.JobCancellation
            notices.internal.Letters
            notices.internal.NoticeListeners
            notices.internal.webhooks.WebhookListeners
            notices.internal.webhooks.WebhookRounds
            providers.internal.BalanceTask
            reconciliation.internal.CallbackService
            reconciliation.internal.PersonTask
            reconciliation.internal.PollEngine
            reconciliation.internal.Reconciler
            reports.internal.ReportTasks
            shell.ShellModelUse
            teams.internal.ErasureRounds
            teams.internal.KeepingRounds
            """;

    @Test
    void whoSeesTheRowsOfAllTeamsIsListed() {
        assertThat(
                        callers(
                                TeamTransactions.class,
                                Set.of("onPlatform", "runOnPlatform", "onPlatformApart")))
                .as(
                        """
                        Classes with transactions that see all teams. Before you add one to the list: \
                        could it be inTeam? Is the actor asked before it begins, and for a platform \
                        action? Does every query in it name the team where there is one? Does what it \
                        returns go to that team only?\
                        """)
                .containsExactlyInAnyOrderElementsOf(SEE_ALL_TEAMS.lines().toList());
    }

    @Test
    void whoActsAsTheSystemIsListed() {
        assertThat(callers(Actor.class, Set.of("system")))
                .as(
                        """
                        Classes that act as the system, which may do everything. Before you add one to \
                        the list: is it the house's own work, begun by no request? If it is part of a \
                        request, what keeps the caller's wishes out of what is done in that name?\
                        """)
                .containsExactlyInAnyOrderElementsOf(ACT_AS_THE_SYSTEM.lines().toList());
    }

    /** In the text of the sources: what a statement says is no part of a class's structure. */
    @Test
    void rolesAreTakenOnInTheListedPlacesOnly() throws IOException {
        Pattern role =
                Pattern.compile(
                        "set_config\\('(role|app\\.team)'|\"(re)?set (local |session"
                                + " )?(role|app\\.)",
                        Pattern.CASE_INSENSITIVE);
        Path main = Path.of("src/main/java/io/framehouse");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(main)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                if (role.matcher(Files.readString(file)).find()) {
                    found.add(main.relativize(file).toString());
                }
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "shared/internal/OneTripReads.java",
                        "shared/internal/TeamTransactionManager.java");
    }

    /** Outermost classes that call or hand on one of the methods, without the common package. */
    private static List<String> callers(Class<?> owner, Set<String> methods) {
        return OurClasses.ALL.stream()
                .filter(caller -> !caller.isEquivalentTo(owner))
                .filter(caller ->
                        accesses(caller)
                                .anyMatch(access ->
                                        access.getTargetOwner().isEquivalentTo(owner)
                                                && methods.contains(access.getTarget().getName())))
                .map(caller -> caller.getName().replaceAll("^io\\.framehouse\\.|\\$.*", ""))
                .distinct()
                .toList();
    }

    private static Stream<JavaAccess<?>> accesses(JavaClass caller) {
        return Stream.concat(
                caller.getMethodCallsFromSelf().stream(),
                caller.getMethodReferencesFromSelf().stream());
    }
}
