package io.framehouse.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadsheetTextTest {
    @Test
    void whatASpreadsheetWouldCalculateIsText() {
        for (String sly : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\uff1d1")) {
            assertThat(SpreadsheetText.safe(sly)).isEqualTo("'" + sly);
        }
        assertThat(SpreadsheetText.safe("a=b")).isEqualTo("a=b");
        assertThat(SpreadsheetText.safe(null)).isEmpty();
    }
}
