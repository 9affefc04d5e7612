package io.framehouse.catalog.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.PriceEffect;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A rule read, shown as a table, and written again. */
class RuleDraftTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final CatalogModel MODEL =
            new CatalogModel(
                    "q3",
                    "Q3",
                    "img2video",
                    "",
                    JsonNodeFactory.instance.objectNode(),
                    List.of(
                            field("audio", FormField.Kind.SWITCH, "Sound"),
                            field("style", FormField.Kind.CHOICE, "Style")),
                    List.of(),
                    Duration.ofMinutes(1));

    @Test
    void aRuleIsWrittenAsItWasRead() {
        for (String text :
                List.of(
                        "{'unit':'credits','settlement':'reported','rows':[{'when':{'resolution':"
                                + "'540p','off_peak':'true'},'seconds':[5,2.125]}],'surcharges':"
                                + "[{'label':'Sound','when':{'audio':'true'},'amount':15}]}",
                        "{'unit':'USD','settlement':'quoted','rows':[{'generation':0.125}],"
                                + "'off_peak':{'share':0.5,'round_up_to':1}}")) {
            ObjectNode rule = json(text);
            assertThat(RuleDraft.of(rule).toJson().toString()).isEqualTo(rule.toString());
        }
    }

    @Test
    void normalAndOffPeakStandInOneRow() {
        PriceTable table =
                PriceTable.of(
                        MODEL,
                        draft(
                                "{'unit':'credits','settlement':'quoted','rows':["
                                        + "{'when':{'resolution':'540p','off_peak':'true'},"
                                        + "'seconds':[5]},"
                                        + "{'when':{'resolution':'540p','off_peak':'false'},"
                                        + "'seconds':[9]},"
                                        + "{'when':{'resolution':'720p','off_peak':'false'},"
                                        + "'seconds':[20]}]}"));
        assertThat(table.columns()).containsExactly("Each second", "Off-peak, each second");
        assertThat(table.rows())
                .extracting(PriceTable.Row::setting)
                .containsExactly("540p", "720p");
        assertThat(table.rows().getFirst().amounts()).isEqualTo(amounts("9", "5"));
        assertThat(table.rows().getLast().amounts()).isEqualTo(amounts("20", null));
    }

    @Test
    void aRowWithFewerStepsRepeatsItsLast() {
        PriceTable table =
                PriceTable.of(
                        MODEL,
                        draft(
                                "{'unit':'credits','settlement':'quoted','rows':["
                                        + "{'when':{'resolution':'540p'},'seconds':[8,2,5]},"
                                        + "{'when':{'resolution':'720p','audio':'true'},"
                                        + "'seconds':[15,10],'generation':3}]}"));
        assertThat(table.columns())
                .containsExactly(
                        "Start fee", "First second", "Second second", "Each further second");
        assertThat(table.rows().getFirst().amounts()).isEqualTo(amounts(null, "8", "2", "5"));
        assertThat(table.rows().getLast().amounts()).isEqualTo(amounts("3", "15", "10", "10"));
        assertThat(table.rows().getLast().setting()).isEqualTo("720p, Sound");
    }

    @Test
    void aVideoCostsItsStartAndEachOfItsSeconds() {
        RuleDraft.Row row =
                new RuleDraft.Row(
                        Map.of(),
                        List.of(new BigDecimal("8"), new BigDecimal("2"), new BigDecimal("10")),
                        BigDecimal.ONE);
        assertThat(row.total(1)).isEqualByComparingTo("9");
        assertThat(row.total(2)).isEqualByComparingTo("11");
        assertThat(row.total(5)).isEqualByComparingTo("41");
    }

    @Test
    void theEffectIsToldInTheDesignsSentence() {
        assertThat(PriceWords.effect(new PriceEffect(34, Credits.of(2_040), Credits.of(2_310), 0)))
                .isEqualTo(
                        "34 jobs last week would have cost 2,310 instead of 2,040 credits"
                                + " (+13.2\u00a0%).");
        assertThat(PriceWords.effect(new PriceEffect(1, Credits.of(10), Credits.of(9), 2)))
                .isEqualTo(
                        "1 job last week would have cost 9 instead of 10 credits"
                                + " (\u221210\u00a0%). 2 jobs would have had no price.");
        assertThat(PriceWords.effect(new PriceEffect(0, Credits.ZERO, Credits.ZERO, 0)))
                .startsWith("No job of this model settled in the last 7 days");
    }

    @Test
    void gapsAreToldWithWhatFollows() {
        assertThat(PriceWords.gap(MODEL, "No 720p price"))
                .isEqualTo("Q3 has no 720p price. Members do not see 720p.");
        assertThat(PriceWords.gap(MODEL, "No off-peak price"))
                .isEqualTo("Q3 has no off-peak price. Members cannot choose off-peak.");
        assertThat(PriceWords.gap(MODEL, "No off-peak price at 540p"))
                .isEqualTo("Q3 has no off-peak price at 540p. Such a job is refused by name.");
    }

    private static RuleDraft draft(String text) {
        return RuleDraft.of(json(text));
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }

    private static List<@Nullable BigDecimal> amounts(@Nullable String... texts) {
        return Arrays.stream(texts)
                .<@Nullable BigDecimal>map(text -> text == null ? null : new BigDecimal(text))
                .toList();
    }

    private static FormField field(String name, FormField.Kind kind, String label) {
        return new FormField(
                name,
                kind,
                FormField.Section.SOUND,
                label,
                null,
                false,
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }
}
