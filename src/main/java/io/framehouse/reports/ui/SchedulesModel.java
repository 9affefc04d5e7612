package io.framehouse.reports.ui;

import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.ExportSchedules.Delivery;
import io.framehouse.reports.ExportSchedules.Frequency;
import io.framehouse.reports.ExportSchedules.Person;
import io.framehouse.reports.ExportSchedules.Schedule;
import io.framehouse.reports.ExportSchedules.State;
import io.framehouse.reports.ExportSchedules.Tried;
import io.framehouse.reports.ExportSchedules.Upload;
import io.framehouse.reports.ExportSchedules.Wish;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schedules of one place, and how they stand in words. */
final class SchedulesModel {
    private final ExportSchedules schedules;
    private final @Nullable TeamId team;
    private final ZoneId zone;

    /**
     * A section.
     *
     * @param team null for all teams
     * @param zone in which times are shown
     */
    SchedulesModel(ExportSchedules schedules, @Nullable TeamId team, ZoneId zone) {
        this.schedules = schedules;
        this.team = team;
        this.zone = zone;
    }

    List<Schedule> load() {
        return schedules.list(team);
    }

    List<Person> people() {
        return schedules.people(team);
    }

    /**
     * Saves what is wished.
     *
     * @param before what is changed; null for a new one
     */
    void save(@Nullable Schedule before, Wish wish) {
        if (before == null) {
            schedules.add(team, wish);
        } else {
            schedules.change(team, before.id(), wish);
        }
    }

    /**
     * Tries a bucket; takes as long as that takes.
     *
     * @param before whose secret is used where none is given; null for a new schedule
     */
    Trial tryBucket(@Nullable Schedule before, S3Wish wish) {
        try {
            Tried tried = schedules.tryBucket(team, before == null ? null : before.id(), wish);
            return new Trial(tried.works(), tried.words(), List.of());
        } catch (DomainException refused) {
            if (refused.fieldErrors().isEmpty()) {
                throw refused;
            }
            return new Trial(false, "", refused.fieldErrors());
        }
    }

    /**
     * What came of trying a bucket.
     *
     * @param words empty where fields are wrong
     */
    record Trial(boolean works, String words, List<FieldError> errors) {}

    void pause(Schedule schedule) {
        schedules.pause(team, schedule.id());
    }

    void resume(Schedule schedule) {
        schedules.resume(team, schedule.id());
    }

    void remove(Schedule schedule) {
        schedules.remove(team, schedule.id());
    }

    void resend(Schedule schedule, Delivery delivery) {
        schedules.resend(team, schedule.id(), delivery.id());
    }

    /** Whose signals tell of changes. */
    TeamId place() {
        return team == null ? TeamId.HOUSE : team;
    }

    boolean hasWebhooks() {
        return team != null;
    }

    List<Frequency> frequencies() {
        return Stream.of(Frequency.values())
                .filter(one -> team == null || one != Frequency.MONTH_CLOSED)
                .toList();
    }

    /** When there is one, such as {@code Weekly, on Monday}. */
    static String when(Frequency frequency) {
        return switch (frequency) {
            case DAILY -> "Daily";
            case WEEKLY -> "Weekly, on Monday";
            case MONTHLY -> "Monthly, on the 1st";
            case MONTH_CLOSED -> "When a month is closed";
        };
    }

    static String name(Schedule schedule) {
        return when(schedule.frequency()) + ", " + DownloadsModel.format(schedule.format());
    }

    static String told(Schedule schedule) {
        List<String> told = new ArrayList<>(schedule.people().stream().map(Person::name).toList());
        if (schedule.webhook()) {
            told.add(told.isEmpty() ? "Webhooks" : "webhooks");
        }
        S3Target into = schedule.s3();
        if (into != null) {
            told.add(into.object(""));
        }
        return told.isEmpty() ? "Downloads only" : String.join(", ", told);
    }

    /** Why it rests, or what comes next. */
    String next(Schedule schedule) {
        String why = schedule.stoppedWhy();
        if (why != null) {
            return why;
        }
        if (schedule.state() == State.PAUSED) {
            return "Periods that pass meanwhile are left out.";
        }
        String period = period(schedule.nextFrom(), schedule.nextTo());
        return schedule.frequency() == Frequency.MONTH_CLOSED
                ? period + ", once it is closed"
                : period + ", due " + TimeFormat.absolute(schedule.dueAt(), zone);
    }

    static String period(LocalDate from, LocalDate to) {
        return from.equals(to) ? from.toString() : from + " to " + to;
    }

    String outcome(Delivery delivery) {
        String period = period(delivery.from(), delivery.to());
        Instant at = delivery.sentAt();
        return switch (delivery.state()) {
            case WAITING -> period + ": being prepared";
            case SENT -> period + ": sent " + (at == null ? "" : TimeFormat.absolute(at, zone));
            case FAILED -> period + ": " + delivery.error();
        };
    }

    /** How its file comes into the bucket; empty where it is for none. */
    Optional<String> upload(Delivery delivery) {
        Upload upload = delivery.upload();
        if (upload == null) {
            return Optional.empty();
        }
        Instant next = upload.tryAt();
        return Optional.of(
                switch (upload.state()) {
                    case DELIVERED -> "In the bucket: " + upload.object();
                    case FAILED -> "Not in the bucket. " + upload.error();
                    case WAITING ->
                            upload.error() == null || next == null
                                    ? "On its way into the bucket"
                                    : "Not in the bucket yet. %s Next try %s."
                                            .formatted(
                                                    upload.error(),
                                                    TimeFormat.absolute(next, zone));
                });
    }
}
