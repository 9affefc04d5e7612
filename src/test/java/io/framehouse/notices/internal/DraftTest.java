package io.framehouse.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.notices.Notice.Severity;
import io.framehouse.notices.NoticeKind;
import org.junit.jupiter.api.Test;

class DraftTest {
    @Test
    void lineBreaksOfAnyKindBecomeSpaces() {
        Draft draft = draft("A\r\nBcc: x\u0085y\u2028z\u0000", "One\n\nTwo\tThree");
        assertThat(draft.title()).isEqualTo("A Bcc: x y z");
        assertThat(draft.body()).isEqualTo("One Two Three");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        Draft draft = draft("\ud83c\udfac".repeat(200), "b".repeat(2_000));
        assertThat(draft.title()).hasSizeLessThanOrEqualTo(200).endsWith("\udfac\u2026");
        assertThat(draft.body()).hasSize(900).endsWith("b\u2026");
    }

    private static Draft draft(String title, String body) {
        return new Draft("key", NoticeKind.BUDGET_ALERT, Severity.INFO, title, body, "me/notices");
    }
}
