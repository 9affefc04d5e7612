package io.framehouse.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,1",
        "bytes=2-4,2,3",
        "bytes=2-99,2,8",
        "bytes=9-,9,1",
        "bytes=-4,6,4",
        "bytes=-99,0,10"
    })
    void partsAreCutToWhatIsThere(String header, long offset, long length) {
        assertThat(ByteRange.parse(header, 10).range()).contains(new ByteRange(offset, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
    void partsBeyondTheEndAreRefused(String header) {
        assertThat(ByteRange.parse(header, 10).refused()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=4-2", "bytes=-", "bytes=0-1,4-5", "lines=1-2", "nonsense"})
    void whatIsNoSingleRangeMeansTheWhole(String header) {
        ByteRange.Asked asked = ByteRange.parse(header, 10);
        assertThat(asked.refused()).isFalse();
        assertThat(asked.range()).isEmpty();
    }

    @Test
    void nothingOfAnEmptyFileCanBeHad() {
        assertThat(ByteRange.parse("bytes=0-", 0).refused()).isTrue();
    }
}
