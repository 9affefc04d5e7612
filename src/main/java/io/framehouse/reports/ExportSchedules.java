package io.framehouse.reports;

import io.framehouse.reports.UsageExports.Format;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Exports that are asked for again whenever a period is over, in the name of whoever made the
 * schedule. Every method checks the current actor; a team of null means all teams, for platform
 * roles.
 *
 * @see "Decision 0046: scheduled exports"
 */
public interface ExportSchedules {
    /**
     * The topic of the live signal that schedules changed; over all teams its team is the house.
     */
    String TOPIC = "export-schedule";

    /** The most schedules of one place. */
    int MOST = 20;

    /** The most people that one schedule tells. */
    int MOST_PEOPLE = 20;

    /**
     * Makes a schedule. Its first period is the one that runs now. The same wish of the same caller
     * again is the schedule that is there.
     *
     * @throws io.framehouse.shared.DomainException invalid_request where a field is wrong;
     *     wrong_state where there are {@link #MOST}
     */
    Schedule add(@Nullable TeamId team, Wish wish);

    /**
     * Replaces what is wished. Whoever changes it owns it from then on, and one that stopped works
     * again; where the frequency is another, the period that runs now comes next.
     */
    Schedule change(@Nullable TeamId team, UUID schedule, Wish wish);

    /** All, oldest first, each with its newest deliveries. */
    List<Schedule> list(@Nullable TeamId team);

    /** One; not_found where there is none. */
    Schedule get(@Nullable TeamId team, UUID schedule);

    /** Nothing more is asked for; periods that pass meanwhile are left out. */
    Schedule pause(@Nullable TeamId team, UUID schedule);

    /** Begins again with the period that runs now, in the name of whoever says so. */
    Schedule resume(@Nullable TeamId team, UUID schedule);

    /** Takes a schedule away; the exports that it had made stay their time. */
    void remove(@Nullable TeamId team, UUID schedule);

    /**
     * Sends a delivery again; where its file is gone, it is made anew first.
     *
     * @throws io.framehouse.shared.DomainException wrong_state where it is on its way
     */
    default Delivery resend(@Nullable TeamId team, UUID schedule, UUID delivery) {
        return resend(team, schedule, delivery, null);
    }

    /**
     * The same, once only.
     *
     * @param sends how often it had been sent when the caller looked; where it was sent again
     *     since, nothing is done. Null sends in any case
     */
    Delivery resend(@Nullable TeamId team, UUID schedule, UUID delivery, @Nullable Integer sends);

    /**
     * Puts a small object where exports would be put, and takes it away again.
     *
     * @param schedule whose secret is used where none is given; null where there is none yet
     * @throws io.framehouse.shared.DomainException invalid_request where a field is wrong; what S3
     *     answers is no error of the call
     */
    Tried tryBucket(@Nullable TeamId team, @Nullable UUID schedule, S3Wish wish);

    /** Who can be told: the team's members, or the platform's admins and finance; by name. */
    List<Person> people(@Nullable TeamId team);

    /** When an export is made. */
    enum Frequency {
        /** Each day, of the day before. */
        DAILY,
        /** Each Monday, of the week before. */
        WEEKLY,
        /** On the first of each month, of the month before. */
        MONTHLY,
        /** When a month of the books is closed, of that month; over all teams only. */
        MONTH_CLOSED
    }

    /** Whether a schedule works. */
    enum State {
        /** It works. */
        ACTIVE,
        /** A person paused it. */
        PAUSED,
        /** Its owner may not have the exports any more. */
        STOPPED
    }

    /** How far a delivery is. */
    enum DeliveryState {
        /** The export is being made. */
        WAITING,
        /** Its people and webhooks were told. */
        SENT,
        /** There is no export. */
        FAILED
    }

    /**
     * What somebody wants.
     *
     * @param people who is told, by notice and e-mail; at most {@link #MOST_PEOPLE}
     * @param webhook whether the team's webhooks are told with {@code export.ready}; never over all
     *     teams
     * @param filter which usage; every export of the schedule has it
     * @param s3 where each file is put as well; null for nowhere
     */
    record Wish(
            Frequency frequency,
            Format format,
            Set<String> people,
            boolean webhook,
            UsageFilter filter,
            @Nullable S3Wish s3) {
        public Wish {
            people = Set.copyOf(people);
        }

        /** Of all usage, without a bucket. */
        public Wish(Frequency frequency, Format format, Set<String> people, boolean webhook) {
            this(frequency, format, people, webhook, UsageFilter.ALL, null);
        }
    }

    /**
     * What came of trying a bucket.
     *
     * @param words for people
     */
    record Tried(boolean works, String words) {}

    /**
     * Somebody who can be told.
     *
     * @param email under which a {@link Wish} names them
     */
    record Person(String name, String email) {}

    /**
     * A schedule.
     *
     * @param team null for all teams
     * @param people those of the wish who are still in the place
     * @param s3 null where files are put nowhere
     * @param stoppedWhy for people; null where it has not stopped
     * @param nextFrom first day of the period that comes next, and {@code nextTo} its last
     * @param dueAt when that period is asked for; where a month has to be closed, not before
     * @param deliveries the newest 10, newest first
     */
    record Schedule(
            UUID id,
            @Nullable TeamId team,
            Frequency frequency,
            Format format,
            List<Person> people,
            boolean webhook,
            @Nullable S3Target s3,
            String owner,
            State state,
            @Nullable String stoppedWhy,
            LocalDate nextFrom,
            LocalDate nextTo,
            ZoneId zone,
            Instant dueAt,
            Instant createdAt,
            UsageFilter filter,
            List<Delivery> deliveries) {
        public Schedule {
            people = List.copyOf(people);
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * What became of a period.
     *
     * @param from first day, and {@code to} last day
     * @param export the order; null where there is none, or none any more
     * @param sends how often people and webhooks were told
     * @param error for people; null where it did not fail
     * @param upload how its file comes into the bucket; null where it is for none
     */
    record Delivery(
            UUID id,
            LocalDate from,
            LocalDate to,
            @Nullable UUID export,
            DeliveryState state,
            int sends,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Upload upload) {}

    /**
     * How a file comes into a bucket.
     *
     * @param object where it lies, such as {@code s3://bucket/usage_2026-10.csv}; null until then
     * @param error why the last try failed, for people; also while it is tried again
     * @param tryAt when it is tried next; null where it is not
     */
    record Upload(
            UploadState state,
            @Nullable String object,
            @Nullable String error,
            @Nullable Instant tryAt,
            @Nullable Instant deliveredAt) {}

    /** Whether a file is in its bucket. */
    enum UploadState {
        /** It is put now, or tried again. */
        WAITING,
        /** It lies there. */
        DELIVERED,
        /** It was tried for a day, or cannot be put. */
        FAILED
    }
}
