package io.framehouse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.ui.ModelColors.Paint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelColorsTest {
    @Test
    void aModelKeepsItsColourWhoeverStandsBesideIt() {
        assertThat(ModelColors.of(List.of("viduq3-pro", "viduq3-turbo-img2video")))
                .containsExactly(new Paint(1, 0), new Paint(2, 0));
        assertThat(ModelColors.of(List.of("viduq3-turbo-img2video", "viduq3-pro")))
                .containsExactly(new Paint(2, 0), new Paint(1, 0));
    }

    @Test
    void twoOfOneColourAreToldApartByAPattern() {
        assertThat(
                        ModelColors.of(
                                List.of("viduq3-pro", "viduq3-pro-text2video", "viduq1-img2video")))
                .containsExactly(new Paint(1, 0), new Paint(1, 1), new Paint(5, 0));
    }

    @Test
    void aModelThatNobodyKnowsHasOneOfTheFiveColours() {
        assertThat(ModelColors.of("somebody-elses-model"))
                .isEqualTo(ModelColors.of("somebody-elses-model"))
                .isBetween(1, ModelColors.REST - 1);
    }
}
