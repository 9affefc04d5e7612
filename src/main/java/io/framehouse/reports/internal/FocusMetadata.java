package io.framehouse.reports.internal;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a FOCUS file of a month is, in the objects that the specification names. */
final class FocusMetadata {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A new schema gets a new id and a new date, whenever columns change. */
    private static final String SCHEMA = "framehouse-focus-1";

    private static final String SCHEMA_MADE = "2026-11-22T00:00:00Z";

    /** Credits have 13 and 6 places, the price of one 10. */
    private static final int PRECISION = 38;

    private static final int SCALE = 16;

    private FocusMetadata() {}

    static String json(YearMonth month, ZoneId zone, Instant now) {
        Instant start = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("DataGenerator", Map.of("DataGenerator", "Framehouse"));
        Map<String, Object> instance = new LinkedHashMap<>();
        instance.put("DatasetInstanceId", "framehouse-" + month);
        instance.put("DatasetInstanceName", "Framehouse usage of " + month);
        instance.put("FocusDatasetId", "CostAndUsage");
        instance.put("x_BillingPeriodStart", FocusRow.time(start));
        instance.put("x_BillingPeriodEnd", FocusRow.time(end));
        instance.put("x_TimeZone", zone.getId());
        all.put("DatasetInstance", instance);
        all.put("Recency", recency(start, end, now));
        all.put("Schema", schema());
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> recency(Instant start, Instant end, Instant now) {
        Map<String, Object> recency = new LinkedHashMap<>();
        recency.put("DatasetInstanceComplete", !now.isBefore(end));
        recency.put("DatasetInstanceLastUpdated", FocusRow.time(now.isBefore(end) ? now : end));
        recency.put("TimeSectorStart", FocusRow.time(start));
        recency.put("TimeSectorEnd", FocusRow.time(end));
        return recency;
    }

    private static Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("SchemaId", SCHEMA);
        schema.put("FocusVersion", "1.2");
        schema.put("CreationDate", SCHEMA_MADE);
        schema.put(
                "ColumnDefinition", FocusColumn.ALL.stream().map(FocusMetadata::column).toList());
        return schema;
    }

    private static Map<String, Object> column(FocusColumn column) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("ColumnName", column.name());
        definition.put("DataType", column.type().name());
        switch (column.type()) {
            case STRING -> definition.put("StringEncoding", "UTF-8");
            case DECIMAL -> {
                definition.put("NumericPrecision", PRECISION);
                definition.put("NumberScale", SCALE);
            }
            case JSON -> {
                if (column.name().equals("Tags")) {
                    definition.put("ProviderTagPrefixes", List.of(FocusRow.TAG_PREFIX));
                }
            }
            case DATETIME -> {}
        }
        return definition;
    }
}
