package io.framehouse.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.PostgresTest;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Random operations on the ledger and on a model of it: every answer, balance and budget must
 * agree, and the proof must find nothing. A failure prints its seed; {@code -Dledger.seed=…} runs
 * that seed alone.
 */
@SpringBootTest(
        classes = CreditsContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "test.database=own")
@PostgresTest
class LedgerModelIT {
    @Autowired LedgerServices services;

    private final Set<String> outcomes = new HashSet<>();

    @Test
    void randomOperationsAgreeWithTheModel() {
        run(4, 2_500, 250);
    }

    @Test
    @Tag("chaos")
    void aHundredThousandRandomOperationsAgreeWithTheModel() {
        run(20, 5_000, 1_000);
    }

    private void run(int seeds, int stepsASeed, int stepsABatch) {
        Long given = Long.getLong("ledger.seed");
        if (given != null) {
            live(given, stepsASeed, stepsABatch);
            return;
        }
        long first = System.nanoTime();
        LongStream.range(first, first + seeds).forEach(seed -> live(seed, stepsASeed, stepsABatch));
        assertThat(outcomes)
                .as("what happened at least once")
                .contains(
                        "held",
                        "insufficient_credits team",
                        "budget_exceeded team",
                        "budget_exceeded member",
                        "budget_exceeded key",
                        "refund booked",
                        "refund invalid_request",
                        "refund wrong_state",
                        "refund not_found",
                        "adjust booked",
                        "adjust invalid_request",
                        "adjust wrong_state",
                        "adjust not_found");
    }

    private void live(long seed, int steps, int stepsABatch) {
        LedgerRun run = new LedgerRun(services, seed, outcomes);
        int step = 0;
        try {
            while (step < steps) {
                run.step();
                step++;
                if (step % stepsABatch == 0) {
                    run.assertSame();
                    assertThat(services.fixtures().findings()).isEmpty();
                }
            }
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "Repeat with -Dledger.seed=%d; it failed at step %d after\n%s"
                            .formatted(seed, step, run.log()),
                    failure);
        }
    }
}
