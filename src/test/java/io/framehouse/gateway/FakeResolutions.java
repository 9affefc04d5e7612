package io.framehouse.gateway;

import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobEvidence;
import io.framehouse.jobs.JobResolution;
import io.framehouse.jobs.JobResolutions;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.List;

/** A platform without unknown jobs. */
class FakeResolutions implements JobResolutions {
    @Override
    public Page<JobCase> unknown(PageRequest page) {
        return new Page<>(List.of(), null);
    }

    @Override
    public TeamId teamOf(JobId job) {
        throw DomainException.notFound("job");
    }

    @Override
    public JobEvidence evidence(TeamId team, JobId job) {
        throw DomainException.notFound("job");
    }

    @Override
    public JobCase resolve(TeamId team, JobId job, JobResolution decision) {
        throw DomainException.notFound("job");
    }
}
