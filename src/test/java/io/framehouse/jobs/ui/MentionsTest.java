package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {
    private static final List<Subject> TWO =
            List.of(Subject.empty().named("Anna"), Subject.empty().named("Red car"));

    @Test
    void eachSubjectIsUsedOrNotAndUnknownOnesAreNamed() {
        assertThat(Mentions.check("@1 turns to @1 and @4", TWO))
                .extracting(Mentions.Check::text)
                .containsExactly(
                        "@1 Anna, used 2 times",
                        "@2 Red car not used yet",
                        "@4: there is no subject 4");
    }

    @Test
    void aRemovedSubjectBecomesItsNameAndLaterOnesMoveUp() {
        assertThat(Mentions.withoutSubject("@1 gets out of @2 and sees @3, @12.", 2, "Red car"))
                .isEqualTo("@1 gets out of Red car and sees @2, @11.");
    }

    @Test
    void swappedSubjectsSwapInThePrompt() {
        assertThat(Mentions.swapped("@1 and @2 and @3", 1, 2)).isEqualTo("@2 and @1 and @3");
    }
}
