package io.framehouse.reports.internal;

import io.framehouse.reports.MonthSheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was open when a month was closed, and why it was accepted: kept with the month. */
final class MonthNotes {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MonthNotes() {}

    private record OpenJob(String job, String team, String state, String held) {}

    private record Differs(
            String account, String from, String to, String unit, String difference) {}

    static String of(MonthSheet sheet, @Nullable String note) {
        Map<String, Object> notes = new LinkedHashMap<>();
        if (note != null) {
            notes.put("note", note);
        }
        notes.put("carried_count", sheet.carriedCount());
        notes.put("carried_held", sheet.carriedSum().toWire());
        notes.put("carried", carried(sheet));
        notes.put("differences", differences(sheet));
        notes.put("accepted", sheet.toAccept());
        return JSON.writeValueAsString(notes);
    }

    private static List<OpenJob> carried(MonthSheet sheet) {
        return sheet.carried().stream()
                .map(one ->
                        new OpenJob(
                                one.job().toString(),
                                one.team().toString(),
                                one.state(),
                                one.amount().toWire()))
                .toList();
    }

    private static List<Differs> differences(MonthSheet sheet) {
        return sheet.differences().stream()
                .map(one ->
                        new Differs(
                                one.account(),
                                one.from().toString(),
                                one.to().toString(),
                                one.unit(),
                                one.difference().toPlainString()))
                .toList();
    }
}
