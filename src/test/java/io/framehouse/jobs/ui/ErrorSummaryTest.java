package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorSummaryTest {
    private final List<String> focused = new ArrayList<>();
    private final ErrorSummary summary = new ErrorSummary(focused::add);

    @Test
    void aChangedFieldLeavesAndTheOthersStay() {
        summary.show(List.of(error("subjects[1].images"), error("prompt"), error("duration")));

        summary.forget("prompt");
        assertThat(text()).contains("There are 2 problems", "duration").doesNotContain("prompt");

        summary.forget("subjects");
        assertThat(text()).contains("There is 1 problem", "duration").doesNotContain("Subject 2");

        summary.forget("duration");
        assertThat(summary.isVisible()).isFalse();
    }

    @Test
    void anotherFieldChangesNothing() {
        summary.show(List.of(error("prompt")));
        summary.forget("seed");
        assertThat(summary.isVisible()).isTrue();
        assertThat(text()).contains("There is 1 problem");
    }

    private String text() {
        return summary.getElement().getTextRecursively();
    }

    private static FieldError error(String field) {
        return new FieldError(field, "out_of_range", field + " is wrong.");
    }
}
