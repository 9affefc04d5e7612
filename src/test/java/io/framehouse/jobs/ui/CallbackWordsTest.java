package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobCallbacks.JobCallback;
import io.framehouse.jobs.JobCallbacks.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the job page says of a caller who is to be told. */
class CallbackWordsTest {
    private static final String RECEIVER = "https://example.com:443";
    private static final String REFUSED = "The address answered with status 500.";
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void eachStateIsOneLine() {
        assertLine(
                new JobCallback(RECEIVER, State.OPEN, 0, null, null, null),
                "https://example.com:443 is told when the job ends.",
                null);
        assertLine(
                new JobCallback(RECEIVER, State.OPEN, 1, REFUSED, AT, null),
                "https://example.com:443 did not take the end in 1 try."
                        + " The address answered with status 500. Sent again",
                AT);
        assertLine(
                new JobCallback(RECEIVER, State.DELIVERED, 2, "", null, AT),
                "https://example.com:443 was told the end",
                AT);
        assertLine(
                new JobCallback(RECEIVER, State.GIVEN_UP, 4, REFUSED, null, AT),
                "https://example.com:443 did not take the end in 4 tries."
                        + " The address answered with status 500. Given up",
                AT);
    }

    private static void assertLine(JobCallback callback, String line, Instant at) {
        assertThat(CallbackWords.line(callback)).isEqualTo(line);
        assertThat(CallbackWords.at(callback)).isEqualTo(at);
    }
}
