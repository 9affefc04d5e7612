package io.framehouse.gateway.rest;

import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageEntry.Kind;
import io.framehouse.reports.UsageEntry.Named;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Pages through what figures of usage are made of: lines of the books, or jobs that ended. */
@Component
public final class UsageLinesAnswer {
    private static final String KIND = "kind";

    private final UsageReport report;
    private final Clock clock;

    UsageLinesAnswer(UsageReport report, Clock clock) {
        this.report = report;
        this.clock = clock;
    }

    /**
     * One page; the report checks whether the caller may see it.
     *
     * @param team null for all teams
     */
    public Page<Map<String, @Nullable Object>> page(
            @Nullable TeamId team, MultiValueMap<String, String> asked, PageRequest page) {
        Clock days = clock.withZone(report.zone(team));
        UsageQuery query = UsageQuery.read(asked, List.of(), days);
        return report.lines(team, query.from(), query.to(), query.filter(), kinds(asked), page)
                .map(entry -> wire(entry, team == null));
    }

    private static Set<Kind> kinds(MultiValueMap<String, String> asked) {
        return asked.getOrDefault(KIND, List.of()).stream()
                .filter(word -> !word.isEmpty())
                .map(word ->
                        Wire.parse(Kind.class, word)
                                .orElseThrow(() -> UsageQuery.notAllowed(KIND, word, allKinds())))
                .collect(Collectors.toSet());
    }

    private static List<String> allKinds() {
        return Arrays.stream(Kind.values()).map(Wire::of).toList();
    }

    private static Map<String, @Nullable Object> wire(UsageEntry entry, boolean allTeams) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put(KIND, Wire.of(entry.kind()));
        wire.put("at", entry.at());
        wire.put("book_month", entry.bookMonth() == null ? null : entry.bookMonth().toString());
        wire.put("team_id", entry.team().value());
        wire.put("team", entry.teamName());
        wire.put("job_id", entry.job().value());
        wire.put("ledger_transfer_id", entry.transfer());
        wire.put("provider_task_id", entry.providerTask());
        wire.put("model", entry.model());
        put(wire, "member", entry.member());
        put(wire, "key", entry.key());
        if (allTeams) {
            put(wire, "provider", entry.provider());
        }
        wire.put("cost_center", entry.costCenter());
        wire.put("labels", entry.labels());
        wire.put("resolution", entry.resolution());
        wire.put("off_peak", entry.offPeak());
        wire.put("seconds", entry.seconds());
        wire.put(
                "provider_cost",
                entry.providerCost() == null ? null : entry.providerCost().toPlainString());
        wire.put("provider_cost_unit", entry.providerUnit());
        wire.put("quoted", entry.quoted().toWire());
        wire.put("settled", entry.settled().toWire());
        return wire;
    }

    private static void put(Map<String, @Nullable Object> wire, String word, @Nullable Named whom) {
        wire.put(word + "_id", whom == null ? null : whom.id());
        wire.put(word, whom == null ? null : whom.name());
    }
}
