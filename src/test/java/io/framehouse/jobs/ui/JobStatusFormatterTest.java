package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobState;
import io.framehouse.ui.StatusBadge.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobStatusFormatterTest {
    @ParameterizedTest
    @CsvSource({
        "HELD, false, , true, Waiting to send, NEUTRAL",
        "HELD, false, provider_busy, true, Provider busy, NEUTRAL",
        "HELD, false, model_unavailable, true, Model away, NEUTRAL",
        "HELD, false, not_sendable, true, Cannot be sent, NEUTRAL",
        "SUBMITTING, false, , true, Sending, ALIVE",
        "QUEUED, false, , true, In provider queue, NEUTRAL",
        "QUEUED, true, , true, Off-peak queue, NEUTRAL",
        "RUNNING, false, , true, Generating, ALIVE",
        "SUCCEEDED, false, , false, Saving video, ALIVE",
        "SUCCEEDED, false, , true, Done, GOOD",
        "FAILED, false, , true, Failed, BAD",
        "CANCELLED, false, , true, Cancelled, NEUTRAL",
        "UNKNOWN, false, , true, Checking, CHECK"
    })
    void everyStateHasItsWordAndColour(
            JobState state,
            boolean offPeak,
            String reason,
            boolean ready,
            String word,
            Style style) {
        JobStatusFormatter.Look look = JobStatusFormatter.look(state, offPeak, reason, ready);
        assertThat(look.word()).isEqualTo(word);
        assertThat(look.style()).isEqualTo(style);
    }

    @Test
    void whoWaitsForAnAccountIsNotCalledNextInLine() {
        assertThat(JobStatusFormatter.look(JobState.HELD, false, "no_account", true).meaning())
                .contains("no provider account")
                .doesNotContain("next in line");
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void everyMeaningIsASentence(JobState state) {
        assertThat(JobStatusFormatter.look(state, false, null, true).meaning()).endsWith(".");
    }

    @Test
    void onlyGeneratingTurns() {
        for (JobState state : JobState.values()) {
            boolean turns = JobStatusFormatter.look(state, false, null, true).icon() == null;
            assertThat(turns).isEqualTo(state == JobState.RUNNING);
        }
    }
}
