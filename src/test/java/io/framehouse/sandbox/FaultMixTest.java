package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultMixTest {
    private static final String MIX = "submit_500:10,submit_busy=7:5.5,poll_hang:1";

    private static List<Optional<Fault>> drawn(long seed, List<String> keys) {
        FaultMix mix = FaultMix.parse(MIX, seed);
        return keys.stream().map(key -> mix.draw(FaultStage.SUBMIT, key)).toList();
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "job " + i).toList();
    }

    @Test
    void everyKindStrikesInItsShare() {
        List<Fault> struck = drawn(1, keys(20_000)).stream().flatMap(Optional::stream).toList();
        assertThat(struck.stream().filter(f -> f.kind() == FaultKind.SUBMIT_500).count())
                .isBetween(1_850L, 2_150L);
        assertThat(struck.stream().filter(f -> f.kind() == FaultKind.SUBMIT_BUSY).count())
                .isBetween(980L, 1_220L);
        assertThat(struck).hasSizeBetween(2_850, 3_350);
        assertThat(struck)
                .filteredOn(f -> f.kind() == FaultKind.SUBMIT_BUSY)
                .allMatch(fault -> fault.argument().equals("7"));
    }

    @Test
    void theSameSeedAndKeysMeetTheSameFaultsInAnyOrder() {
        List<String> keys = keys(500);
        assertThat(drawn(7, keys)).isEqualTo(drawn(7, keys));
        assertThat(drawn(7, keys.reversed()).reversed()).isEqualTo(drawn(7, keys));
        assertThat(drawn(8, keys)).isNotEqualTo(drawn(7, keys));
    }

    @Test
    void aKeysNextOccasionIsAChanceOfItsOwn() {
        List<Optional<Fault>> draws = drawn(3, Collections.nCopies(1_000, "the same"));
        assertThat(draws).contains(Optional.empty());
        assertThat(draws.stream().flatMap(Optional::stream)).hasSizeBetween(100, 220);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "submit_500",
                "submit_500:x",
                "nonsense:3",
                "submit_500:-1",
                "submit_500:0.001",
                "submit_500:60,submit_hang:41"
            })
    void whatIsNoMixIsRefused(String text) {
        assertThatThrownBy(() -> FaultMix.parse(text, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mix:");
    }
}
