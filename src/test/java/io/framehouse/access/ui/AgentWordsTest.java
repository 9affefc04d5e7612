package io.framehouse.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36 | Chrome on Linux",
                "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140 | Edge on Windows",
                "Mozilla/5.0 (iPhone; like Mac OS X) Version/18 Safari/604.1 | Safari on iPhone",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 15.0; rv:130.0) Firefox/130.0 | Firefox on macOS",
                "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36 | Chrome on Android",
                "curl/8.5 | Unknown browser",
                "none | Unknown browser"
            })
    void aBrowserIsCalledAsPeopleCallIt(String agent, String words) {
        assertThat(AgentWords.of(agent)).isEqualTo(words);
    }
}
