package io.framehouse.gateway;

import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.S3Wish;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.UUID;

/** There is no schedule. */
class FakeExportSchedules implements ExportSchedules {
    @Override
    public Schedule add(TeamId team, Wish wish) {
        throw none();
    }

    @Override
    public Schedule change(TeamId team, UUID schedule, Wish wish) {
        throw none();
    }

    @Override
    public List<Schedule> list(TeamId team) {
        return List.of();
    }

    @Override
    public Schedule get(TeamId team, UUID schedule) {
        throw none();
    }

    @Override
    public Schedule pause(TeamId team, UUID schedule) {
        throw none();
    }

    @Override
    public Schedule resume(TeamId team, UUID schedule) {
        throw none();
    }

    @Override
    public void remove(TeamId team, UUID schedule) {
        throw none();
    }

    @Override
    public Delivery resend(TeamId team, UUID schedule, UUID delivery, Integer sends) {
        throw none();
    }

    @Override
    public Tried tryBucket(TeamId team, UUID schedule, S3Wish wish) {
        throw none();
    }

    @Override
    public List<Person> people(TeamId team) {
        return List.of();
    }

    private static DomainException none() {
        return DomainException.notFound("export schedule");
    }
}
