package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of FOCUS 1.2 for the columns that the export has, one by one as the specification words
 * them, and its two columns of 1.3. They are ours: written after the specification, and no proof
 * that somebody else's checker would agree.
 */
class FocusRulesTest {
    static final FocusRates RATES =
            new FocusRates(
                    Map.of(
                            Instant.parse("2020-01-01T00:00:00Z"), new BigDecimal("200"),
                            Instant.parse("2026-10-01T00:00:00Z"), new BigDecimal("3")));

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<UsageLine> LINES = SampleLines.some(42, 1_000, SampleLines.HELSINKI);
    private static final List<NamedCsvRecord> ROWS = rows(LINES);

    private static final Set<String> NEVER_NULL =
            Set.of(
                    "BilledCost",
                    "BillingAccountId",
                    "BillingCurrency",
                    "BillingPeriodStart",
                    "BillingPeriodEnd",
                    "ChargeCategory",
                    "ChargePeriodStart",
                    "ChargePeriodEnd",
                    "ContractedCost",
                    "EffectiveCost",
                    "InvoiceIssuerName",
                    "ListCost",
                    "ProviderName",
                    "PublisherName",
                    "ServiceCategory",
                    "ServiceName",
                    "ServiceSubcategory",
                    "PricingCurrency",
                    "PricingCurrencyEffectiveCost",
                    "ServiceProviderName",
                    "HostProviderName");

    private static final Set<String> MAY_BE_NULL =
            Set.of(
                    "BillingAccountName",
                    "ChargeClass",
                    "ChargeDescription",
                    "PricingQuantity",
                    "PricingUnit");

    /**
     * Mandatory because of what the house does: prices in a virtual currency, tags, teams, SKUs.
     */
    private static final Set<String> CONDITIONAL =
            Set.of(
                    "BillingAccountType",
                    "ConsumedQuantity",
                    "ConsumedUnit",
                    "ContractedUnitPrice",
                    "ListUnitPrice",
                    "PricingCategory",
                    "PricingCurrencyContractedUnitPrice",
                    "PricingCurrencyListUnitPrice",
                    "ResourceId",
                    "ResourceType",
                    "SkuId",
                    "SkuMeter",
                    "SkuPriceDetails",
                    "SkuPriceId",
                    "SubAccountId",
                    "SubAccountName",
                    "SubAccountType",
                    "Tags");

    @Test
    void everyColumnThatMustBeThereIs() {
        assertThat(ROWS.getFirst().getHeader())
                .containsAll(NEVER_NULL)
                .containsAll(MAY_BE_NULL)
                .containsAll(CONDITIONAL)
                .contains("ChargeFrequency")
                .doesNotHaveDuplicates();
    }

    @Test
    void namesArePascalCaseAndOwnColumnsHaveAPrefix() {
        assertThat(ROWS.getFirst().getHeader())
                .allMatch(name -> name.matches("(x_)?[A-Z][A-Za-z0-9]{1,49}"))
                .filteredOn(name -> !name.startsWith("x_"))
                .allMatch(name ->
                        NEVER_NULL.contains(name)
                                || MAY_BE_NULL.contains(name)
                                || CONDITIONAL.contains(name)
                                || name.equals("ChargeFrequency"));
    }

    @Test
    void whatMustNotBeNullIsNot() {
        for (NamedCsvRecord row : ROWS) {
            NEVER_NULL.forEach(name -> assertThat(row.getField(name)).as(name).isNotBlank());
            assertThat(row.getFields()).noneMatch(value -> !value.isEmpty() && value.isBlank());
        }
    }

    @Test
    void everyValueHasTheTypeOfItsColumn() throws Exception {
        for (FocusColumn column : FocusColumn.ALL) {
            for (NamedCsvRecord row : ROWS) {
                String value = row.getField(column.name());
                if (value.isEmpty()) {
                    continue;
                }
                switch (column.type()) {
                    case STRING -> assertThat("=+-@\t\r\n").doesNotContain(value.substring(0, 1));
                    case DECIMAL -> assertThat(value).matches("-?(0|[1-9]\\d*)(\\.\\d+)?");
                    case DATETIME ->
                            assertThat(value).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
                    case JSON ->
                            assertThat(JSON.readTree(value).values())
                                    .allMatch(JsonNode::isValueNode)
                                    .isNotEmpty();
                }
            }
        }
    }

    @Test
    void onlyAllowedValuesAreUsed() {
        for (NamedCsvRecord row : ROWS) {
            assertThat(row.getField("ChargeCategory")).isIn("Usage", "Credit", "Adjustment");
            assertThat(row.getField("ChargeClass")).isIn("", "Correction");
            assertThat(row.getField("ChargeFrequency")).isIn("One-Time", "Usage-Based");
            assertThat(row.getField("PricingCategory")).isIn("", "Standard");
            assertThat(row.getField("ServiceCategory")).isEqualTo("AI and Machine Learning");
            assertThat(row.getField("ServiceSubcategory")).isEqualTo("Generative AI");
            assertThat(row.getField("BillingCurrency")).isEqualTo("USD");
            assertThat(row.getField("PricingCurrency")).isEqualTo("Credits");
            assertThat(row.getField("ConsumedUnit")).isIn("", "Seconds", "Videos");
        }
        assertThat(ROWS)
                .extracting(row -> row.getField("ChargeCategory"))
                .contains("Usage", "Credit", "Adjustment");
    }

    @Test
    void aLineThatSetsAnEarlierMonthRightIsACorrectionAndNoOtherIs() {
        for (int i = 0; i < ROWS.size(); i++) {
            UsageLine line = LINES.get(i);
            boolean earlier =
                    line.kind() != UsageLine.Kind.SETTLED
                            && month(line.effectiveAt()).isBefore(month(line.settledAt()));
            assertThat(ROWS.get(i).getField("ChargeClass")).isEqualTo(earlier ? "Correction" : "");
        }
        assertThat(ROWS).extracting(row -> row.getField("ChargeClass")).contains("", "Correction");
    }

    @Test
    void usageHasAQuantityAndAPriceAndTheRestNoConsumption() {
        for (NamedCsvRecord row : ROWS) {
            boolean usage = row.getField("ChargeCategory").equals("Usage");
            for (String name : List.of("ConsumedQuantity", "ConsumedUnit", "PricingCategory")) {
                assertThat(row.getField(name).isEmpty()).as(name).isEqualTo(!usage);
            }
            for (String name :
                    List.of(
                            "PricingQuantity",
                            "PricingUnit",
                            "ListUnitPrice",
                            "ContractedUnitPrice",
                            "PricingCurrencyListUnitPrice",
                            "PricingCurrencyContractedUnitPrice",
                            "SkuId",
                            "SkuPriceId")) {
                assertThat(row.getField(name)).as(name).isNotEmpty();
            }
            assertThat(number(row, "ListUnitPrice")).isNotNegative();
            assertThat(row.getField("SubAccountType").isEmpty())
                    .isEqualTo(row.getField("SubAccountId").isEmpty());
            assertThat(row.getField("BillingAccountType")).isNotEmpty();
        }
    }

    @Test
    void quantityTimesPriceIsTheCostExactly() {
        for (NamedCsvRecord row : ROWS) {
            BigDecimal quantity = number(row, "PricingQuantity");
            assertThat(quantity.multiply(number(row, "ListUnitPrice")))
                    .isEqualByComparingTo(number(row, "ListCost"));
            assertThat(quantity.multiply(number(row, "ContractedUnitPrice")))
                    .isEqualByComparingTo(number(row, "ContractedCost"));
            assertThat(quantity.multiply(number(row, "PricingCurrencyListUnitPrice")))
                    .isEqualByComparingTo(number(row, "PricingCurrencyEffectiveCost"));
            /* Nothing is paid ahead and nothing discounted after the price. */
            assertThat(number(row, "EffectiveCost"))
                    .isEqualByComparingTo(number(row, "BilledCost"))
                    .isEqualByComparingTo(number(row, "ListCost"));
        }
    }

    @Test
    void moneyIsCreditsAtThePriceOfTheDayTheLineActsOn() {
        for (int i = 0; i < ROWS.size(); i++) {
            boolean before =
                    LINES.get(i).effectiveAt().isBefore(Instant.parse("2026-10-01T00:00:00Z"));
            BigDecimal price = new BigDecimal(before ? "0.005" : "0.3333333333");
            assertThat(number(ROWS.get(i), "ListUnitPrice")).isEqualByComparingTo(price);
            assertThat(number(ROWS.get(i), "BilledCost"))
                    .isEqualByComparingTo(LINES.get(i).settled().toBigDecimal().multiply(price));
        }
    }

    @Test
    void creditsAddUpToTheLines() {
        Credits sum = LINES.stream().map(UsageLine::settled).reduce(Credits.ZERO, Credits::plus);
        for (String name :
                List.of("PricingQuantity", "PricingCurrencyEffectiveCost", "x_SettledCredits")) {
            assertThat(
                            ROWS.stream()
                                    .map(row -> number(row, name))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(sum.toBigDecimal());
        }
    }

    @Test
    void periodsAreHalfOpenAndFollowTheClockOfTheHouse() {
        for (int i = 0; i < ROWS.size(); i++) {
            NamedCsvRecord row = ROWS.get(i);
            Instant settled = LINES.get(i).settledAt();
            Instant start = Instant.parse(row.getField("BillingPeriodStart"));
            Instant end = Instant.parse(row.getField("BillingPeriodEnd"));
            assertThat(start).isBeforeOrEqualTo(settled).isBefore(end);
            assertThat(end).isAfter(settled);
            assertThat(start.atZone(SampleLines.HELSINKI).getDayOfMonth()).isEqualTo(1);
            assertThat(start.atZone(SampleLines.HELSINKI).plusMonths(1).toInstant()).isEqualTo(end);
            Instant from = Instant.parse(row.getField("ChargePeriodStart"));
            assertThat(from).isBefore(Instant.parse(row.getField("ChargePeriodEnd")));
            boolean within = !from.isBefore(start) && from.isBefore(end);
            assertThat(within).isEqualTo(row.getField("ChargeClass").isEmpty());
        }
    }

    /** The clock of a node was behind, or the zone of the house was another one. */
    @Test
    void whatCameLateForAClosedMonthIsBilledInTheMonthItWasBookedIn() {
        UsageLine line = SampleLines.plainOf(YearMonth.of(2026, 12));
        NamedCsvRecord row = rows(List.of(line)).getFirst();
        assertThat(row.getField("BillingPeriodStart")).isEqualTo("2026-11-30T22:00:00Z");
        assertThat(row.getField("BillingPeriodEnd")).isEqualTo("2026-12-31T22:00:00Z");
        assertThat(row.getField("ChargePeriodStart")).isEqualTo("2026-10-31T22:00:00Z");
        assertThat(row.getField("ChargeClass")).isEqualTo("Correction");
        assertThat(row.getField("x_BookMonth")).isEqualTo("2026-12");
    }

    @Test
    void tagsKeepWhatPeopleWroteUnchanged() throws Exception {
        for (int i = 0; i < ROWS.size(); i++) {
            JsonNode tags = JSON.readTree(ROWS.get(i).getField("Tags"));
            UsageLine line = LINES.get(i);
            line.labels().forEach(label -> assertThat(tags.path(label).isBoolean()).isTrue());
            assertThat(tags.path("framehouse/team").asString()).isEqualTo(line.teamSlug());
            if (line.costCenter() != null) {
                assertThat(tags.path("framehouse/cost_center").asString())
                        .isEqualTo(line.costCenter());
            }
        }
    }

    @Test
    void theMetadataNamesVersionPeriodAndColumns() {
        JsonNode metadata =
                JSON.readTree(
                        FocusMetadata.json(
                                YearMonth.parse("2026-11"),
                                SampleLines.HELSINKI,
                                Instant.parse("2026-11-20T00:00:00Z")));
        assertThat(metadata.path("DataGenerator").path("DataGenerator").asString())
                .isEqualTo("Framehouse");
        assertThat(metadata.path("Schema").path("FocusVersion").asString()).isEqualTo("1.2");
        assertThat(metadata.path("DatasetInstance").path("x_BillingPeriodStart").asString())
                .isEqualTo("2026-10-31T22:00:00Z");
        assertThat(metadata.path("Recency").path("DatasetInstanceComplete").asBoolean()).isFalse();
        assertThat(metadata.path("Schema").path("ColumnDefinition").values())
                .extracting(column -> column.path("ColumnName").asString())
                .containsExactlyElementsOf(ROWS.getFirst().getHeader());
        assertThat(metadata.path("Schema").path("ColumnDefinition").values())
                .extracting(column -> column.path("DataType").asString())
                .containsOnly("STRING", "DECIMAL", "DATETIME", "JSON");
    }

    private static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atZone(SampleLines.HELSINKI));
    }

    private static BigDecimal number(NamedCsvRecord row, String name) {
        return new BigDecimal(row.getField(name));
    }

    static List<NamedCsvRecord> rows(List<UsageLine> lines) {
        String text = new String(UsageFilesTest.bytes("focus", lines), StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
    }
}
