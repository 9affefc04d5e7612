package io.framehouse.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.framehouse.shared.Actor;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes that reach over the walls, each known by name. */
class ReachTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.framehouse");

    private static final String SEE_ALL_TEAMS =
            """
            access.internal.ApiKeyService
            access.internal.BootstrapKey
            access.internal.CallWriter
            access.internal.ContactBook
            access.internal.FactorProofs
            access.internal.FactorRuleService
            access.internal.FactorService
            access.internal.KeyAuthenticator
            access.internal.KnownPasswordSwitch
            access.internal.LastSeen
            access.internal.PasskeyCredentials
            access.internal.PasskeyDesk
            access.internal.PasskeyOwners
            access.internal.PasskeyService
            access.internal.PasswordSignIn
            access.internal.PeopleService
            access.internal.SessionActors
            access.internal.SignIns
            access.internal.SsoAdmission
            access.internal.TeamsPeople
            catalog.internal.CatalogScope
            catalog.internal.FirstPrices
            catalog.internal.PriceBookService
            catalog.internal.RateService
            catalog.internal.TeamPriceService
            credits.internal.GrantExpiry
            credits.internal.SqlLedgerProof
            credits.internal.SqlRequestDesk
            gallery.internal.CopiesUnderWay
            gallery.internal.CopyQueue
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
            notices.internal.MailRounds
            notices.internal.NoticePost
            notices.internal.NoticeService
            notices.internal.TroubleNotices
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
            reports.internal.FlowQuery
            reports.internal.ProofMetrics
            reports.internal.ProofService
            reports.internal.ProofTurn
            reports.internal.UsageReportService
            shared.internal.MaintenanceTasks
            teams.internal.MemberService
            teams.internal.ProvidedMemberService
            teams.internal.TeamService
            """;

    private static final String ACT_AS_THE_SYSTEM =
            """
            access.internal.BootstrapKey
            access.internal.FactorTrail
            access.internal.FirstAdmin
            access.internal.PeopleService
            access.internal.SessionActors
            access.internal.SsoGroups
            credits.internal.GrantExpiryTask
            firststart.internal.FirstStart
            gallery.internal.AssetCopier
            gateway.internal.CallbackDelivery
            gateway.rest.AssetContentController
            jobs.internal.JobCancellation
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
            """;

    @Test
    void whoSeesTheRowsOfAllTeamsIsListed() {
        assertThat(callers(TeamTransactions.class, Set.of("onPlatform", "runOnPlatform")))
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

    /** Outermost classes that call or hand on one of the methods, without the common package. */
    private static List<String> callers(Class<?> owner, Set<String> methods) {
        return CLASSES.stream()
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
