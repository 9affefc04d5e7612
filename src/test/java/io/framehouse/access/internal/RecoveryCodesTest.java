package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryCodesTest {
    private static final UserId AINO = UserId.random();

    @Test
    void tenCodesAreMadeNoneLikeAnother() {
        List<String> codes = RecoveryCodes.make();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(codes).allMatch(code -> code.matches("([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-z]{4}"));
        assertThat(RecoveryCodes.make()).doesNotContainAnyElementsOf(codes);
    }

    @Test
    void howACodeIsTypedDoesNotMatter() {
        byte[] hash = RecoveryCodes.hash(AINO, "7k2m-x0vf-93rq-hd8t");
        assertThat(RecoveryCodes.hash(AINO, "7K2MX0VF93RQHD8T")).isEqualTo(hash);
        assertThat(RecoveryCodes.hash(AINO, " 7k2m xOvf 93rq hd8t ")).isEqualTo(hash);
        assertThat(RecoveryCodes.hash(AINO, "7k2m-x0vf-93rq-hd8v")).isNotEqualTo(hash);
    }

    @Test
    void theSameCodeIsAnotherForSomebodyElse() {
        assertThat(RecoveryCodes.hash(UserId.random(), "7k2m-x0vf-93rq-hd8t"))
                .isNotEqualTo(RecoveryCodes.hash(AINO, "7k2m-x0vf-93rq-hd8t"));
    }
}
