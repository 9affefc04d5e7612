package io.framehouse.gallery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.Credits;
import io.framehouse.shared.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall's filters in the address, and as the wall is asked. */
class GalleryFilterTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final String SOMEBODY = "0198c5f0-0000-7000-8000-000000000001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=red+car&model=viduq2-pro,viduq3-pro&by=me&ratio=9:16&cost=50..100&sort=oldest",
                "by=" + SOMEBODY + "&key=" + SOMEBODY + "&label=client,spring&cost_center=film",
                "resolution=720p&length=..8&seed=-42&state=failed,ready&month=2026-11",
                "batch=" + SOMEBODY + "&collection=" + SOMEBODY + "&starred=yes&trash=yes",
                "made=2026-11-01..2026-11-15",
                "made=..2026-11-15&label=red%5C%2C+blue,spring%5C%5C",
                "cost=0.5..&sort=rating"
            })
    void anAddressOpenedAgainIsTheSameWall(String address) {
        GalleryFilter filter = of(address);

        assertThat(of(filter.toQuery(null).getQueryString())).isEqualTo(filter);
        assertThat(filter.toQuery(null)).isEqualTo(QueryParameters.fromString(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by=mika",
                "key=1",
                "cost=100..50",
                "cost=..",
                "cost=a..b",
                "cost=-1..5",
                "length=99999999..",
                "seed=12x",
                "seed=99999999999999999999",
                "state=deleted",
                "month=2026-13",
                "month=99999-01",
                "made=2026-11-15..2026-11-01",
                "made=..",
                "made=2026-11-31..",
                "made=1999-12-31..",
                "made=yesterday..",
                "starred=no",
                "trash=1",
                "label=a,b,c,d,e,f,g,h,i,j,k",
                "sort=prompt",
                "unknown=1"
            })
    void whatIsNoValueIsLeftOut(String address) {
        assertThat(of(address)).isEqualTo(GalleryFilter.none());
    }

    @Test
    void tooLongWordsAreLeftOut() {
        assertThat(of("q=" + "a".repeat(201)).isActive()).isFalse();
        assertThat(of("q=" + "a".repeat(200)).isActive()).isTrue();
    }

    @Test
    void aMonthIsOneOfTheTeamsZone() {
        WallFilter wall = of("month=2026-11").toWall(null, HELSINKI);

        assertThat(wall.from()).isEqualTo(Instant.parse("2026-10-31T22:00:00Z"));
        assertThat(wall.until()).isEqualTo(Instant.parse("2026-11-30T22:00:00Z"));
    }

    @Test
    void rangesBecomeMillisecondsAndCredits() {
        WallFilter wall = of("length=2.5..8&cost=0.000001..100").toWall(null, HELSINKI);

        assertThat(wall.minMillis()).isEqualTo(2_500);
        assertThat(wall.maxMillis()).isEqualTo(8_000);
        assertThat(wall.minCost()).isEqualTo(Credits.ofMicros(1));
        assertThat(wall.maxCost()).isEqualTo(Credits.of(100));
    }

    @Test
    void meIsWhoeverAsks() {
        UserId aino = UserId.random();

        assertThat(of("by=me").toWall(aino, HELSINKI).person()).isEqualTo(aino.value());
        assertThat(of("by=" + SOMEBODY).toWall(aino, HELSINKI).person()).hasToString(SOMEBODY);
        assertThat(of("").toWall(aino, HELSINKI).isActive()).isFalse();
    }

    @Test
    void listsKeepEachOfTheirValues() {
        GalleryFilter filter = of("model=a,,b&label=spring");

        assertThat(filter.parts(GalleryField.MODEL)).containsExactly("a", "b");
        assertThat(filter.toWall(null, HELSINKI).labels()).isEqualTo(Set.of("spring"));
    }

    /** Labels of jobs may contain what stands between the values of an address. */
    @Test
    void valuesWithCommasAndBackslashesStayWhole() {
        Set<String> labels = Set.of("red, blue", "C:\\films", "spring", "\\,", ",");
        GalleryFilter filter = GalleryFilter.none().withParts(GalleryField.LABEL, labels);

        GalleryFilter again = of(filter.toQuery(null).getQueryString());
        assertThat(again.toWall(null, HELSINKI).labels()).isEqualTo(labels);
        assertThat(again).isEqualTo(filter);
    }

    @Test
    void daysAreThoseOfTheTeamsZoneAndNarrowTheMonthFurther() {
        WallFilter days = of("made=2026-11-01..2026-11-15").toWall(null, HELSINKI);
        assertThat(days.from()).isEqualTo(Instant.parse("2026-10-31T22:00:00Z"));
        assertThat(days.until()).isEqualTo(Instant.parse("2026-11-15T22:00:00Z"));

        WallFilter both = of("month=2026-11&made=2026-11-10..").toWall(null, HELSINKI);
        assertThat(both.from()).isEqualTo(Instant.parse("2026-11-09T22:00:00Z"));
        assertThat(both.until()).isEqualTo(Instant.parse("2026-11-30T22:00:00Z"));
        assertThat(DayRange.parse("2026-11-01..2026-11-15").orElseThrow().words())
                .isEqualTo("1 Nov 2026 to 15 Nov 2026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12x | Cost from is \u201c12x\u201d. Write credits from 0 to 1,000,000, such as 12.5.",
                "-1 | Cost from is \u201c-1\u201d. Write credits from 0 to 1,000,000, such as 12.5.",
                "12,5 | Cost from is \u201c12,5\u201d. Write credits from 0 to 1,000,000, such as 12.5.",
                "1000000.5 | Cost from is \u201c1000000.5\u201d. Write credits from 0 to 1,000,000, such as 12.5."
            })
    void whatIsNoNumberIsToldWithItsRule(String typed, String words) {
        RangeKind kind = new RangeKind("Cost", "credits", 1_000_000, "12.5");
        assertThat(FilterRules.wrong("Cost from", typed, kind)).isEqualTo(words);
        assertThat(FilterRules.wrong("Cost from", " 12.5 ", kind)).isNull();
        assertThat(FilterRules.wrong("Cost from", "", kind)).isNull();
    }

    @Test
    void otherWrongValuesAreToldWithTheirRules() {
        assertThat(FilterRules.wrong("Cost", new BigDecimal(100), new BigDecimal(50)))
                .isEqualTo(
                        "Cost goes from 100 to 50. From must not be above to: change one of them.");
        assertThat(FilterRules.wrong("Cost", null, BigDecimal.ONE)).isNull();
        assertThat(FilterRules.wrong(GalleryField.SEED, "12x"))
                .isEqualTo(
                        "Seed is \u201c12x\u201d. Write it as it was sent: a whole number of up to 18"
                                + " digits.");
        assertThat(FilterRules.wrong(GalleryField.COST_CENTER, "a".repeat(121)))
                .isEqualTo("Cost centre has 121 characters; up to 120 are taken. Shorten it.");
        assertThat(FilterRules.wrong(GalleryField.SEED, "-12")).isNull();
        List<String> labels = IntStream.range(0, 12).mapToObj(i -> "l" + i).toList();
        assertThat(FilterRules.wrong(GalleryField.LABEL, labels, GalleryField.LABEL.most()))
                .isEqualTo("Labels has 12 values; up to 10 are looked for. Take 2 away.");
    }

    @Test
    void clearingKeepsTheOrder() {
        GalleryFilter filter = of("q=fox&starred=yes&sort=length");

        assertThat(filter.cleared()).isEqualTo(GalleryFilter.none().sorted(WallSort.LENGTH));
        assertThat(filter.cleared().isActive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "q=fox, the search words",
        "q=fox&model=a, the search words and Model",
        "model=a&ratio=9:16&cost=1.., 'Model, Ratio and Cost'"
    })
    void whatCanBeClearedIsNamed(String address, String words) {
        assertThat(of(address).activeWords()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"4..8, 4 to 8", "4.., from 4", "..8, up to 8", "0..0, 0 to 0", "10..20, 10 to 20"})
    void rangesAreWords(String text, String words) {
        assertThat(ValueRange.parse(text).orElseThrow().words()).isEqualTo(words);
        ValueRange range = ValueRange.parse(text).orElseThrow();
        assertThat(ValueRange.format(range.from(), range.to())).isEqualTo(text);
    }

    private static GalleryFilter of(String address) {
        return GalleryFilter.of(QueryParameters.fromString(address));
    }
}
