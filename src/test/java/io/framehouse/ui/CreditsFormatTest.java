package io.framehouse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.Credits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditsFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0          | 0
                    1240       | 1,240
                    12.5       | 12.500
                    0.001      | 0.001
                    0.000001   | 0
                    12.3456    | 12.345
                    128400.5   | 128,400.500
                    -3.25      | −3.250
                    -0.000001  | 0
                    """)
    void numbersAreWholeOrHaveThreeDecimals(String credits, String text) {
        assertThat(CreditsFormat.number(Credits.parse(credits))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1240       | 1,240
                    12.5       | 12.500
                    12.3456    | 12.3456
                    0.333334   | 0.333334
                    9223372036854.775807 | 9,223,372,036,854.775807
                    -9223372036854.775808 | −9,223,372,036,854.775808
                    """)
    void exactAmountsKeepEveryDecimal(String credits, String text) {
        assertThat(CreditsFormat.exact(Credits.parse(credits))).isEqualTo(text);
    }

    @Test
    void exactAmountsOfAColumnStandUnderEachOther() {
        List<Credits> column =
                List.of(Credits.of(1_240), Credits.parse("-12.5"), Credits.parse("0.3333"));
        int places = CreditsFormat.places(column);
        assertThat(column.stream().map(one -> CreditsFormat.exactInColumn(one, places)))
                .containsExactly("1,240.0000", "\u221212.5000", "0.3333");
        assertThat(CreditsFormat.places(List.of(Credits.of(3), Credits.of(-4)))).isZero();
        assertThat(CreditsFormat.places(List.of())).isZero();
        assertThat(CreditsFormat.exactInColumn(Credits.parse("0.000001"), 3)).isEqualTo("0.000001");
        assertThat(CreditsFormat.signedInColumn(Credits.of(5), 3)).isEqualTo("+5.000");
        assertThat(CreditsFormat.signedInColumn(Credits.of(-5), 3)).isEqualTo("\u22125.000");
    }

    @Test
    void theUnitIsPartOfTheNumber() {
        assertThat(CreditsFormat.shortText(Credits.of(1_240))).isEqualTo("1,240\u202fcr");
        assertThat(CreditsFormat.shortText(Credits.ZERO)).isEqualTo("0\u202fcr");
    }

    @Test
    void sentencesSayCredits() {
        assertThat(CreditsFormat.sentence(Credits.of(1_240))).isEqualTo("1,240 credits");
        assertThat(CreditsFormat.sentence(Credits.of(1))).isEqualTo("1 credit");
        assertThat(CreditsFormat.sentence(Credits.parse("0.5"))).isEqualTo("0.500 credits");
    }

    @Test
    void onlyLargeFiguresAreShortened() {
        assertThat(CreditsFormat.kpi(Credits.parse("99999.999"))).isEqualTo("99,999.999\u202fcr");
        assertThat(CreditsFormat.kpi(Credits.of(100_000))).isEqualTo("100k\u202fcr");
        assertThat(CreditsFormat.kpi(Credits.parse("128499.9"))).isEqualTo("128.4k\u202fcr");
    }

    @Test
    void onlyWhatComesInHasAPlus() {
        assertThat(CreditsFormat.signed(Credits.of(60))).isEqualTo("+60");
        assertThat(CreditsFormat.signed(Credits.of(-60))).isEqualTo("\u221260");
        assertThat(CreditsFormat.signed(Credits.ZERO)).isEqualTo("0");
    }

    @Test
    void aColumnIsAllWholeOrAllWithDecimals() {
        List<Credits> mixed = List.of(Credits.of(60), Credits.parse("12.5"));
        boolean whole = CreditsFormat.isWhole(mixed);
        assertThat(mixed.stream().map(amount -> CreditsFormat.inColumn(amount, whole)))
                .containsExactly("60.000", "12.500");
        assertThat(CreditsFormat.isWhole(List.of(Credits.of(60), Credits.ZERO))).isTrue();
    }
}
