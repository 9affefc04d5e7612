package io.framehouse.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditCsvTest {
    @Test
    void onlyWhatOpensSomethingIsMasked() {
        assertThat(Masked.text("see https://example.com/a/b for more"))
                .isEqualTo("see https://example.com/a/b for more");
        assertThat(Masked.text("why? because a@b.example said so"))
                .isEqualTo("why? because a@b.example said so");
        assertThat(Masked.text("https://u:p@h.example/x?token=1#y and on"))
                .isEqualTo("https://***@h.example/x?*** and on");
        assertThat(Masked.text("HTTPS://u:p@ss@h.example/x?y"))
                .isEqualTo("HTTPS://***@h.example/x?***");
        assertThat(Masked.text("whsec_0123456789abcdef== and on")).isEqualTo("whsec_*** and on");
        assertThat(Masked.text("token economy")).isEqualTo("token economy");
        assertThat(Masked.text("Authorization: Bearer abcdefghijklmnopqrst"))
                .isEqualTo("Authorization: Bearer ***");
        assertThat(Masked.text(null)).isNull();
    }
}
