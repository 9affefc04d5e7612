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
import io.framehouse.reports.UsageFilter;
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
        return ExportScheduleJson.of(schedules.add(team, wish(body)));
    }

    private static Wish wish(JsonBody body) {
        RequestReader reader = body.reader();
        Frequency frequency = reader.choice("frequency", Frequency.class, Frequency.DAILY);
        Format format = reader.optionalChoice("format", Format.class);
        List<String> recipients =
                reader.optionalTexts("recipients", ExportSchedules.MOST_PEOPLE, LONGEST_EMAIL);
        boolean webhook = reader.flag("webhook", false);
        UsageFilter filter = UsageFilterJson.read(reader);
        S3Wish s3 = reader.optionalPart("s3", ExportScheduleCalls::bucket);
        reader.finish();
        return new Wish(
                frequency,
                format == null ? Format.CSV : format,
                recipients == null ? Set.of() : Set.copyOf(recipients),
                webhook,
                filter,
                s3);
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
        return new S3Wish(target, part.optionalText("secret_access_key", LONGEST_NAME));
    }

    public ExportScheduleJson get(@Nullable TeamId team, String id) {
        return ExportScheduleJson.of(schedules.get(team, parsed(id)));
    }

    /** Puts another wish in place of all that was wished. */
    public ExportScheduleJson change(@Nullable TeamId team, String id, JsonBody body) {
        return ExportScheduleJson.of(schedules.change(team, parsed(id), wish(body)));
    }

    /** What to do with a schedule. */
    enum ScheduleAction {
        /** Nothing more is asked for. */
        PAUSE,
        /** It begins again with the period that runs now. */
        RESUME
    }

    /** Pauses or resumes; one that is paused, or works, stays as it is. */
    public ExportScheduleJson act(@Nullable TeamId team, String id, JsonBody body) {
        RequestReader reader = body.reader();
        ScheduleAction action = reader.choice("action", ScheduleAction.class, ScheduleAction.PAUSE);
        reader.finish();
        return ExportScheduleJson.of(
                action == ScheduleAction.PAUSE
                        ? schedules.pause(team, parsed(id))
                        : schedules.resume(team, parsed(id)));
    }

    /** Sends what became of one period again. */
    public ExportScheduleJson.DeliveryJson resend(
            @Nullable TeamId team, String id, String delivery, JsonBody body) {
        RequestReader reader = body.reader();
        Integer sends = reader.optionalInteger("sends", 0, Integer.MAX_VALUE);
        reader.finish();
        UUID which = Ids.parse(delivery).orElseThrow(() -> DomainException.notFound("delivery"));
        return ExportScheduleJson.DeliveryJson.of(schedules.resend(team, parsed(id), which, sends));
    }

    public Page<ExportScheduleJson> list(@Nullable TeamId team, PageRequest page) {
        return Paging.slice(schedules.list(team), page, one -> one.id().toString())
                .map(ExportScheduleJson::of);
    }

    public void remove(@Nullable TeamId team, String id) {
        schedules.remove(team, parsed(id));
    }

    private static UUID parsed(String id) {
        return Ids.parse(id).orElseThrow(() -> DomainException.notFound("export schedule"));
    }
}
