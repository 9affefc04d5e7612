package io.framehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.SubmitOutcome;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Where a job may be ended without a result: only in the few classes that read a definite answer,
 * named here. Whoever adds one shows which definite answer it has.
 */
class NeverFailedWithoutAWordTest {
    private static final String JOBS = "io.framehouse.jobs.internal.";
    private static final String PROVIDERS = "io.framehouse.providers.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.framehouse");

    /** The provider's refusal, its failed task, a wish before anything was sent, a person. */
    @Test
    void onlyDefiniteAnswersBecomeAVerdict() {
        onlyIn(
                JOBS + "Verdict$End",
                Set.of(
                        JOBS + "JobAttempts",
                        JOBS + "JobPolls",
                        JOBS + "JobCancellation",
                        // decidedAsFailed, which a person's decision alone calls.
                        JOBS + "Verdict",
                        JOBS + "Verdict$End"));
        noClasses()
                .that(areNot(Set.of(JOBS + "JobResolutionService")))
                .should()
                .callMethodWhere(
                        new DescribedPredicate<JavaMethodCall>("decides as failed") {
                            @Override
                            public boolean test(JavaMethodCall call) {
                                return call.getTarget().getName().equals("decidedAsFailed");
                            }
                        })
                .check(CLASSES);
    }

    /** One table of answers to submits; the dialects' own task pages for failed tasks. */
    @Test
    void onlyTheReadersOfAnswersSayThatAProviderRefusedOrFailed() {
        onlyIn(SubmitOutcome.Refused.class.getName(), Set.of(PROVIDERS + "http.SubmitAnswers"));
        onlyIn(
                PollOutcome.Failed.class.getName(),
                Set.of(
                        PROVIDERS + "vidu.ViduTask",
                        PROVIDERS + "vtrix.VtrixTask",
                        PROVIDERS + "asyncv3.RouterTask"));
    }

    /** A hold is given back where a job ends, and nowhere else. */
    @Test
    void onlyTheEndOfAJobReleasesItsHold() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.framehouse.credits..")
                .and(areNot(Set.of(JOBS + "JobSettlement")))
                .should()
                .callMethodWhere(
                        new DescribedPredicate<JavaMethodCall>("releases a hold") {
                            @Override
                            public boolean test(JavaMethodCall call) {
                                return call.getTarget().getName().equals("release")
                                        && call.getTargetOwner()
                                                .getName()
                                                .equals("io.framehouse.credits.Ledger");
                            }
                        })
                .check(CLASSES);
    }

    private static void onlyIn(String made, Set<String> makers) {
        noClasses()
                .that(areNot(makers))
                .should()
                .callConstructorWhere(
                        new DescribedPredicate<JavaConstructorCall>("makes a " + made) {
                            @Override
                            public boolean test(JavaConstructorCall call) {
                                return call.getTargetOwner().getName().equals(made);
                            }
                        })
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return new DescribedPredicate<>("are not " + names) {
            @Override
            public boolean test(JavaClass one) {
                return !names.contains(one.getName());
            }
        };
    }
}
