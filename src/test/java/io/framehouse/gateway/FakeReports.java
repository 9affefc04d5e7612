package io.framehouse.gateway;

import io.framehouse.reports.Proof;
import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageSeries;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One row of usage, and a proof that is fine. */
class FakeReports implements UsageReport, UsageExports, Proof {
    private final CurrentActor currentActor;
    ZoneId zone = ZoneOffset.UTC;
    int runs;
    UsageFilter filter = UsageFilter.ALL;
    Set<UsageEntry.Kind> kinds = Set.of();

    FakeReports(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public ZoneId zone(TeamId team) {
        require(team);
        return zone;
    }

    @Override
    public Usage totals(
            TeamId team, LocalDate from, LocalDate to, UsageFilter filter, List<String> groupBy) {
        require(team);
        this.filter = filter;
        Map<String, String> group = new LinkedHashMap<>();
        groupBy.forEach(name -> group.put(name, "=" + name));
        return new Usage(
                List.of(new UsageRow(group, 2, 10, Credits.parse("97"))), 2, 10, Credits.of(97));
    }

    @Override
    public UsageSeries series(
            TeamId team, LocalDate from, LocalDate to, UsageFilter filter, UsageSeries.Step step) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<UsageEntry> lines(
            TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            Set<UsageEntry.Kind> kinds,
            PageRequest page) {
        require(team);
        this.filter = filter;
        this.kinds = kinds;
        return new Page<>(List.of(), null);
    }

    @Override
    public void writeCsv(TeamId team, LocalDate from, LocalDate to, OutputStream target) {
        require(team);
        try {
            target.write(("job_id\r\n" + from + "\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Extent extent(TeamId team, LocalDate from, LocalDate to, UsageFilter filter) {
        this.filter = filter;
        require(team);
        return new Extent(2, Credits.of(97), zone);
    }

    @Override
    public void write(
            Format format,
            TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            OutputStream target) {
        UsageExports.requireThatItFits(format, filter);
        this.filter = filter;
        if (format == Format.CSV) {
            writeCsv(team, from, to, target);
            return;
        }
        require(team);
        text(target, format + " " + from + " " + to);
    }

    @Override
    public void writeSummary(Format format, TeamId team, Summary what, OutputStream target) {
        this.filter = what.filter();
        require(team);
        text(
                target,
                String.join(",", what.groupBy()) + ",jobs,seconds,settled\r\n'=model,2,10,97\r\n");
    }

    @Override
    public String focusMetadata(YearMonth month) {
        require(null);
        return "{\"month\":\"" + month + "\"}";
    }

    private static void text(OutputStream target, String text) {
        try {
            target.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void require(TeamId team) {
        if (team == null) {
            currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        } else {
            currentActor.require(team, Action.VIEW_USAGE);
        }
    }

    @Override
    public Run run() {
        runs++;
        return new Run(
                GatewaySlice.NOW,
                true,
                List.of(new Invariant("entries_sum_to_zero", "Sums", 0, List.of())));
    }

    @Override
    public Optional<Run> last() {
        return Optional.empty();
    }

    @Override
    public Optional<Run> find(UUID id) {
        return Optional.empty();
    }

    @Override
    public Page<Run> runs(PageRequest page) {
        return new Page<>(List.of(), null);
    }

    @Override
    public Optional<Turn> running() {
        return Optional.empty();
    }

    @Override
    public Instant nextRun() {
        return GatewaySlice.NOW;
    }

    @Override
    public void writeEvidence(UUID id, OutputStream target) {
        throw new UnsupportedOperationException();
    }
}
