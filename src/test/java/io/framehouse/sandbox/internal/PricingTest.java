package io.framehouse.sandbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs worked out by hand from the price tables. */
class PricingTest {
    @ParameterizedTest
    @CsvSource({
        "viduq3-pro, IMAGE, 720p, 5, true, false, false, 100",
        "viduq3-pro, IMAGE, 540p, 16, true, false, true, 80",
        "viduq3-pro, TEXT, 1080p, 1, true, true, false, 34",
        "viduq3-turbo, REFERENCE, 720p, 3, true, false, false, 30",
        "viduq2-turbo, IMAGE, 720p, 1, false, false, false, 8",
        "viduq2-turbo, IMAGE, 720p, 2, false, false, false, 10",
        "viduq2-turbo, IMAGE, 720p, 5, false, false, false, 40",
        "viduq2-turbo, IMAGE, 720p, 5, true, true, false, 65",
        "viduq2-pro, IMAGE, 540p, 5, false, false, false, 25",
        "viduq2-pro, IMAGE, 540p, 5, false, false, true, 13",
        "viduq2-pro, START_END, 1080p, 8, false, false, false, 160",
        "viduq2-pro-fast, IMAGE, 1080p, 10, false, false, false, 125",
        "viduq2, TEXT, 720p, 5, true, false, false, 35",
        "viduq2, REFERENCE, 720p, 5, true, false, false, 60",
        "viduq1, TEXT, 1080p, 5, false, false, true, 40",
        "vidu2.0, IMAGE, 720p, 8, false, false, false, 100",
    })
    void tasksCostWhatTheTableSays(
            String model,
            Mode mode,
            String resolution,
            int seconds,
            boolean audio,
            boolean recommended,
            boolean offPeak,
            int credits) {
        Generation generation =
                new Generation(
                        model,
                        mode,
                        List.of(),
                        "",
                        seconds,
                        resolution,
                        "16:9",
                        audio,
                        "all",
                        false,
                        recommended,
                        1,
                        "auto",
                        offPeak,
                        false,
                        3,
                        "",
                        "");
        Family family = ModelTable.of(model, mode).getFirst().family();
        assertThat(Pricing.credits(generation, family)).isEqualTo(credits);
    }
}
