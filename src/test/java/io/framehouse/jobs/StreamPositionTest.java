package io.framehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {
    @Test
    void textIsReadBack() {
        StreamPosition position = new StreamPosition(812, UUID.randomUUID());
        assertThat(StreamPosition.parse(position.text())).contains(position);
        assertThat(StreamPosition.parse(StreamPosition.before(7).text()))
                .contains(StreamPosition.before(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "7",
                "7-",
                "-7-00000000-0000-0000-0000-000000000000",
                "x-00000000-0000-0000-0000-000000000000",
                "1-00000000-0000-0000-0000-00000000000g",
                "9999999999999999999-00000000-0000-0000-0000-000000000000",
                "\u0661-00000000-0000-0000-0000-000000000000"
            })
    void anythingElseIsNone(String text) {
        assertThat(StreamPosition.parse(text)).isEmpty();
    }
}
