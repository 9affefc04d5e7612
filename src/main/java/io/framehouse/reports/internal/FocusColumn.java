package io.framehouse.reports.internal;

import io.framehouse.shared.SpreadsheetText;
import io.framehouse.shared.Wire;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of the FOCUS file and how a row fills it.
 *
 * @param value null where the row has none
 */
record FocusColumn(String name, Type type, Function<FocusRow, @Nullable String> value) {
    private static final String HOUSE = "Framehouse";

    /** What a column holds, in the words of FOCUS. */
    enum Type {
        /** Text of ours, or of people, which is safe in a spreadsheet. */
        STRING,
        /** Without exponent and without sign for what is positive. */
        DECIMAL,
        /** UTC, to the second. */
        DATETIME,
        /** One object without objects in it. */
        JSON
    }

    /** Where the money went and when. */
    private static final List<FocusColumn> BILLING =
            List.of(
                    text("BillingAccountId", row -> "framehouse"),
                    text("BillingAccountName", row -> HOUSE),
                    text("BillingAccountType", row -> "Platform"),
                    text("BillingCurrency", row -> "USD"),
                    time("BillingPeriodStart", row -> FocusRow.time(row.billingStart())),
                    time("BillingPeriodEnd", row -> FocusRow.time(row.billingEnd())),
                    text("SubAccountId", row -> row.line().team().toString()),
                    people("SubAccountName", row -> row.line().teamName()),
                    text("SubAccountType", row -> "Team"),
                    text("InvoiceIssuerName", row -> HOUSE),
                    text("ProviderName", row -> HOUSE),
                    text("PublisherName", row -> HOUSE),
                    text("ServiceProviderName", row -> HOUSE),
                    text("HostProviderName", row -> HOUSE));

    /** What it was for. */
    private static final List<FocusColumn> CHARGE =
            List.of(
                    text("ChargeCategory", FocusRow::category),
                    text("ChargeClass", FocusRow::chargeClass),
                    text("ChargeDescription", FocusRow::description),
                    text("ChargeFrequency", row -> row.isUsage() ? "Usage-Based" : "One-Time"),
                    time("ChargePeriodStart", row -> FocusRow.time(row.chargeStart())),
                    time("ChargePeriodEnd", row -> FocusRow.time(row.chargeEnd())),
                    text("ServiceCategory", row -> "AI and Machine Learning"),
                    text("ServiceSubcategory", row -> "Generative AI"),
                    text("ServiceName", row -> "Video generation"),
                    text("ResourceId", row -> row.line().job().toString()),
                    text("ResourceType", row -> "Video"),
                    people("SkuId", row -> row.line().model()),
                    text("SkuMeter", row -> "Video generation"),
                    people("SkuPriceId", FocusRow::skuPrice),
                    json("SkuPriceDetails", FocusRow::skuDetails),
                    json("Tags", FocusRow::tags));

    /** How much; credits are a virtual currency, priced at one credit a credit. */
    private static final List<FocusColumn> COST =
            List.of(
                    number("BilledCost", FocusRow::cost),
                    number("EffectiveCost", FocusRow::cost),
                    number("ListCost", FocusRow::cost),
                    number("ContractedCost", FocusRow::cost),
                    number("ListUnitPrice", FocusRow::unitPrice),
                    number("ContractedUnitPrice", FocusRow::unitPrice),
                    text("PricingCategory", row -> row.isUsage() ? "Standard" : null),
                    number("PricingQuantity", FocusRow::credits),
                    text("PricingUnit", row -> "Credits"),
                    text("PricingCurrency", row -> "Credits"),
                    number("PricingCurrencyListUnitPrice", row -> "1"),
                    number("PricingCurrencyContractedUnitPrice", row -> "1"),
                    number("PricingCurrencyEffectiveCost", FocusRow::credits),
                    number("ConsumedQuantity", FocusRow::consumed),
                    text("ConsumedUnit", FocusRow::consumedUnit));

    /** Of our own: the way back to the books. */
    private static final List<FocusColumn> OWN =
            List.of(
                    text("x_BookMonth", row -> row.line().bookMonth().toString()),
                    text("x_CorrectsTransferId", row -> string(row.line().corrects())),
                    people("x_CostCenter", row -> row.line().costCenter()),
                    text("x_JobId", row -> row.line().job().toString()),
                    text("x_KeyId", row -> id(row.line().key())),
                    people("x_KeyName", row -> UsageLine.nameOf(row.line().key())),
                    text("x_Kind", row -> Wire.of(row.line().kind())),
                    text("x_LedgerTransferId", row -> row.line().transfer().toString()),
                    text("x_MemberId", row -> id(row.line().member())),
                    people("x_MemberName", row -> UsageLine.nameOf(row.line().member())),
                    number("x_PriceVersion", row -> Long.toString(row.line().priceVersion())),
                    number("x_ProviderCost", row -> row.line().providerCost()),
                    people("x_ProviderCostUnit", row -> row.line().providerCostUnit()),
                    people("x_ProviderTaskId", row -> row.line().providerTask()),
                    number("x_QuotedCredits", FocusRow::quoted),
                    time("x_SettledAt", row -> FocusRow.time(row.line().settledAt())),
                    number("x_SettledCredits", FocusRow::credits),
                    time("x_SubmittedAt", row -> FocusRow.time(row.line().submittedAt())));

    /** All, in the order of the file. */
    static final List<FocusColumn> ALL =
            Stream.of(BILLING, CHARGE, COST, OWN).flatMap(List::stream).toList();

    private static FocusColumn text(String name, Function<FocusRow, @Nullable String> value) {
        return new FocusColumn(name, Type.STRING, value);
    }

    /** A text that people can choose. */
    private static FocusColumn people(String name, Function<FocusRow, @Nullable String> value) {
        return new FocusColumn(
                name,
                Type.STRING,
                row -> {
                    String safe = SpreadsheetText.safe(value.apply(row));
                    return safe.isBlank() ? null : safe;
                });
    }

    private static FocusColumn number(String name, Function<FocusRow, @Nullable String> value) {
        return new FocusColumn(name, Type.DECIMAL, value);
    }

    private static FocusColumn time(String name, Function<FocusRow, @Nullable String> value) {
        return new FocusColumn(name, Type.DATETIME, value);
    }

    private static FocusColumn json(String name, Function<FocusRow, @Nullable String> value) {
        return new FocusColumn(name, Type.JSON, value);
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String id(UsageLine.@Nullable Named whom) {
        return whom == null ? null : whom.id().toString();
    }
}
