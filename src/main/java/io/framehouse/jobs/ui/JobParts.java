package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobEvent;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CurrentTeam;
import java.util.List;
import org.springframework.modulith.NamedInterface;

/** Parts of a job's page that other screens show too; each reads for itself what it shows. */
@NamedInterface("screens")
@org.springframework.stereotype.Component
public final class JobParts {
    private final JobDetailServices services;

    JobParts(JobDetailServices services) {
        this.services = services;
    }

    /**
     * A picture that a job was made from.
     *
     * @param link where the browser finds it
     * @param facts its size in words
     */
    public record Source(String link, String name, String facts) {}

    /** Every transfer of the job, then what it cost and what is held. */
    public Component transfers(CurrentTeam team, JobId job) {
        JobDetailModel model = model(team, job);
        return MoneyTrail.transfers(model, model.trail());
    }

    /** What happened to the job, oldest first. */
    public Component timeline(CurrentTeam team, JobId id) {
        JobDetailModel model = model(team, id);
        Job job = model.job();
        List<JobEvent> events = model.events();
        return new Timeline(team, job, events);
    }

    /** The pictures it was made from that are still there. */
    public List<Source> sources(CurrentTeam team, JobId job) {
        return model(team, job).pictures().stream()
                .map(picture -> new Source(picture.link(), picture.name(), picture.facts()))
                .toList();
    }

    private JobDetailModel model(CurrentTeam team, JobId job) {
        return JobDetailModel.load(services, team, job)
                .orElseThrow(() -> DomainException.notFound("job"));
    }
}
