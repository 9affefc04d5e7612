package io.framehouse.gateway.rest;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads jobs with their copies, as the API shows them. */
@Component
class JobReads {
    private static final int TAG_BYTES = 12;

    private final Jobs jobs;
    private final JobAssets assets;
    private final JsonMapper mapper;

    JobReads(Jobs jobs, JobAssets assets, JsonMapper mapper) {
        this.jobs = jobs;
        this.assets = assets;
        this.mapper = mapper;
    }

    JobView view(TeamId team, JobId id) {
        return view(jobs.get(team, id));
    }

    JobView view(Job job) {
        JobJson json = json(job);
        return new JobView(json, job.state().isFinal(), tag(json));
    }

    JobJson json(Job job) {
        return JobJson.of(job, job.mayHaveCopies() ? assets.of(job.team(), job.id()) : List.of());
    }

    /** The copies of all these jobs are read at once. */
    List<JobJson> all(TeamId team, Collection<Job> found) {
        Map<JobId, List<JobAsset>> copies =
                assets.ofAll(team, found.stream().filter(Job::mayHaveCopies).map(Job::id).toList());
        return found.stream()
                .map(job -> JobJson.of(job, copies.getOrDefault(job.id(), List.of())))
                .toList();
    }

    /**
     * Made of the very words of the answer: progress and links change without a new version of the
     * job, and a field that is added changes the tag as well.
     */
    private String tag(JobJson json) {
        byte[] hash = sha256().digest(mapper.writeValueAsBytes(json));
        return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
