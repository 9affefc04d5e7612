package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.ExportSchedules.Frequency;
import io.framehouse.reports.ExportSchedules.Wish;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Schedules of exports, of a team or over all: the service asks who may have them. */
@Component
public final class ExportScheduleCalls {
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_ENDPOINT = 300;
    private static final int LONGEST_PREFIX = 500;
    private static final int LONGEST_NAME = 200;

    private final ExportSchedules schedules;

    ExportScheduleCalls(ExportSchedules schedules) {
        this.schedules = schedules;
    }

    /**
     * Makes one.
     *
     * @param team null for all teams
     */
    public ExportScheduleJson add(@Nullable TeamId team, JsonBody body) {
        RequestReader reader = body.reader();
        Frequency frequency = reader.choice("frequency", Frequency.class, Frequency.DAILY);
        Format format = reader.optionalChoice("format", Format.class);
        List<String> recipients =
                reader.optionalTexts("recipients", ExportSchedules.MOST_PEOPLE, LONGEST_EMAIL);
        boolean webhook = reader.flag("webhook", false);
        S3Wish s3 = reader.optionalPart("s3", ExportScheduleCalls::bucket);
        reader.finish();
        return ExportScheduleJson.of(
                schedules.add(
                        team,
                        new Wish(
                                frequency,
                                format == null ? Format.CSV : format,
                                recipients == null ? Set.of() : Set.copyOf(recipients),
                                webhook,
                                s3)));
    }

    private static S3Wish bucket(RequestReader part) {
        String endpoint = part.optionalText("endpoint", LONGEST_ENDPOINT);
        String prefix = part.optionalText("prefix", LONGEST_PREFIX);
        S3Target target =
                new S3Target(
                        endpoint,
                        part.text("region", LONGEST_NAME),
                        part.text("bucket", LONGEST_NAME),
                        prefix == null ? "" : prefix,
                        part.flag("path_style", endpoint != null),
                        part.text("access_key_id", LONGEST_NAME));
        return new S3Wish(target, part.text("secret_access_key", LONGEST_NAME));
    }

    public Page<ExportScheduleJson> list(@Nullable TeamId team, PageRequest page) {
        return Paging.slice(schedules.list(team), page, one -> one.id().toString())
                .map(ExportScheduleJson::of);
    }

    public void remove(@Nullable TeamId team, String id) {
        UUID schedule =
                Ids.parse(id).orElseThrow(() -> DomainException.notFound("export schedule"));
        schedules.remove(team, schedule);
    }
}
