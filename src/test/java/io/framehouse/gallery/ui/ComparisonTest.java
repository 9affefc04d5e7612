package io.framehouse.gallery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.gallery.ui.Comparison.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void whatOneHasNotIsADashAndDiffers() {
        Comparison comparison =
                new Comparison(
                        map("Prompt", "Boat", "Seed", "7"), map("Prompt", "Boat", "Style", "Film"));
        assertThat(comparison.different())
                .containsExactly(
                        new Row("Seed", "7", "\u2013"), new Row("Style", "\u2013", "Film"));
        assertThat(comparison.same()).containsExactly(new Row("Prompt", "Boat", "Boat"));
    }

    @Test
    void nothingDiffersBetweenEqualOnes() {
        Comparison comparison = new Comparison(map("Seed", "7"), map("Seed", "7"));
        assertThat(comparison.different()).isEmpty();
        assertThat(comparison.same()).hasSize(1);
    }

    @Test
    void technicalDataIsSaidAsPeopleSayIt() {
        assertThat(ItemWords.frameRate(23_976)).isEqualTo("23.976 fps");
        assertThat(ItemWords.frameRate(24_000)).isEqualTo("24 fps");
        assertThat(ItemWords.length(5_000)).isEqualTo("5 s");
        assertThat(ItemWords.length(5_041)).isEqualTo("5.04 s");
        assertThat(ItemWords.codec("h264")).isEqualTo("H.264");
        assertThat(ItemWords.codec("prores")).isEqualTo("prores");
        assertThat(ItemWords.download("Download", "video/webm", 14_200_000L))
                .isEqualTo("Download WebM \u00b7 14.2 MB");
        assertThat(ItemWords.download("Download", null, null)).isEqualTo("Download MP4");
    }

    private static Map<String, String> map(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
