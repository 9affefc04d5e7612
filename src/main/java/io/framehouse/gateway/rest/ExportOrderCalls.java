package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Exports in the background, of a team or over all: the service asks who may have them. */
@Component
public final class ExportOrderCalls {
    private static final String DAY = "a day from 2000 to 2999, such as 2026-10-01";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private final ExportOrders orders;
    private final ExportFile file;

    ExportOrderCalls(ExportOrders orders, ExportFile file) {
        this.orders = orders;
        this.file = file;
    }

    /**
     * Asks for one.
     *
     * @param team null for all teams
     * @param path of the collection that the order stands in
     */
    public ExportOrderJson ask(@Nullable TeamId team, JsonBody body, String path) {
        RequestReader reader = body.reader();
        Format given = reader.optionalChoice("format", Format.class);
        Format format = given == null ? Format.CSV : given;
        LocalDate from = day(reader, "from");
        LocalDate to = day(reader, "to");
        UsageFilter filter = UsageFilterJson.read(reader);
        reader.finish();
        return ExportOrderJson.of(
                orders.ask(
                        team,
                        format,
                        Objects.requireNonNull(from),
                        Objects.requireNonNull(to),
                        filter),
                path);
    }

    private static @Nullable LocalDate day(RequestReader reader, String name) {
        LocalDate day = reader.parsed(name, DAY, ExportOrderCalls::parse);
        if (reader.given(name) == null) {
            reader.refuse(name, "required", "is missing; write " + DAY);
        }
        return day;
    }

    private static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(text);
        }
        return day;
    }

    public Page<ExportOrderJson> list(@Nullable TeamId team, PageRequest page, String path) {
        return Paging.slice(orders.list(team), page, order -> order.id().toString())
                .map(order -> ExportOrderJson.of(order, path));
    }

    public ExportOrderJson get(@Nullable TeamId team, String id, String path) {
        return ExportOrderJson.of(orders.get(team, parsed(id)), path);
    }

    /** Sends the file with its digest. */
    public void content(@Nullable TeamId team, String id, HttpServletResponse response)
            throws IOException {
        Order order = orders.get(team, parsed(id));
        ZoneId zone = order.zone();
        response.setHeader("X-Time-Zone", zone.getId());
        ExportFile.tellFilter(response, order.filter());
        file.send(
                response,
                order.format() == Format.XLSX ? ExportFile.XLSX : ExportFile.CSV,
                order.fileName(),
                target -> orders.write(team, order.id(), target));
    }

    public void remove(@Nullable TeamId team, String id) {
        orders.remove(team, parsed(id));
    }

    private static UUID parsed(String id) {
        return Ids.parse(id).orElseThrow(() -> DomainException.notFound("export"));
    }
}
