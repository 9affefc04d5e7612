package io.framehouse.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.jobs.JobState;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobTransitionsTest {
    /** The table of the design, written a second time on purpose. */
    private static final Map<String, Set<String>> TABLE =
            Map.of(
                    "HELD", Set.of("SUBMITTING", "CANCELLED"),
                    "SUBMITTING", Set.of("QUEUED", "HELD", "FAILED", "UNKNOWN"),
                    "QUEUED", Set.of("RUNNING", "SUCCEEDED", "FAILED", "CANCELLED", "UNKNOWN"),
                    "RUNNING", Set.of("SUCCEEDED", "FAILED", "CANCELLED", "UNKNOWN"),
                    "UNKNOWN", Set.of("QUEUED", "RUNNING", "SUCCEEDED", "FAILED", "CANCELLED"),
                    "SUCCEEDED", Set.of(),
                    "FAILED", Set.of(),
                    "CANCELLED", Set.of());

    static Stream<Arguments> everyPair() {
        return Arrays.stream(JobState.values())
                .flatMap(
                        from ->
                                Arrays.stream(JobState.values())
                                        .map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void onlyThePairsOfTheTableAreAllowed(JobState from, JobState to) {
        boolean inTable = TABLE.get(from.name()).contains(to.name());
        assertThat(JobTransitions.allowed(from, to)).isEqualTo(inTable);
        if (!inTable) {
            assertThatThrownBy(() -> JobTransitions.require(from, to))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(from.name())
                    .hasMessageContaining(to.name());
        }
    }
}
