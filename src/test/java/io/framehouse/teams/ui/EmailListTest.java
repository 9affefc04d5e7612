package io.framehouse.teams.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmailListTest {
    @Test
    void linesCommasSemicolonsAndBlanksStandBetweenAddresses() {
        assertThat(EmailList.parse(" a@x.example, b@x.example;c@x.example\n\nd@x.example\t"))
                .containsExactly("a@x.example", "b@x.example", "c@x.example", "d@x.example");
    }

    @Test
    void nothingIsNoAddress() {
        assertThat(EmailList.parse(" , ;\n")).isEmpty();
    }
}
