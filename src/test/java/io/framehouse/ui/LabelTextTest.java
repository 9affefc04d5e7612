package io.framehouse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels on one line come back as they were, whatever is in them. */
class LabelTextTest {
    @Test
    void commasPartThem() {
        assertThat(LabelText.parse(" spring, tests,,  spring ,"))
                .containsExactly("spring", "tests");
        assertThat(LabelText.parse("")).isEmpty();
        assertThat(LabelText.join(List.of("spring", "tests"))).isEqualTo("spring, tests");
    }

    @Test
    void quotesKeepThemWhole() {
        assertThat(LabelText.parse("spring, \"Oslo, Norway\""))
                .containsExactly("spring", "Oslo, Norway");
        assertThat(LabelText.parse("\"say \"\"a, b\"\"\"")).containsExactly("say \"a, b\"");
        assertThat(LabelText.parse("12\" screen, x")).containsExactly("12\" screen", "x");
        assertThat(LabelText.parse("\"never, ended")).containsExactly("never, ended");
    }

    @Test
    void whatIsJoinedIsReadAgain() {
        List<List<String>> all =
                List.of(
                        List.of("Oslo, Norway", "spring"),
                        List.of("\"", "a\"b", "\"quoted\"", "\",\""),
                        List.of("12\" screen"),
                        List.of());
        assertThat(all)
                .allSatisfy(labels -> {
                    String line = LabelText.join(labels);
                    assertThat(LabelText.parse(line)).as(line).isEqualTo(labels);
                });
    }
}
