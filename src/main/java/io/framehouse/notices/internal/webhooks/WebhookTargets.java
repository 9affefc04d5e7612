package io.framehouse.notices.internal.webhooks;

import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEndpoint.Kind;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is told of an event; inside a transaction of the team. */
@Component
class WebhookTargets {
    /** What an address that came with a job is told, unless its endpoint was set otherwise. */
    private static final Set<WebhookEvent> ENDS =
            Set.of(WebhookEvent.JOB_SUCCEEDED, WebhookEvent.JOB_FAILED, WebhookEvent.JOB_CANCELLED);

    private final EndpointRows endpoints;
    private final JobAddresses addresses;
    private final WebhookSecrets secrets;

    WebhookTargets(EndpointRows endpoints, JobAddresses addresses, WebhookSecrets secrets) {
        this.endpoints = endpoints;
        this.addresses = addresses;
        this.secrets = secrets;
    }

    /**
     * One receiver.
     *
     * @param jobsUrl the job's own address, for the endpoint of kind JOBS
     */
    record Target(WebhookEndpoint endpoint, @Nullable String jobsUrl) {}

    /** The endpoints that chose the event, and the job's own address; nobody is told twice. */
    List<Target> of(TeamId team, WebhookEvent event, @Nullable JobId job, Instant now) {
        List<WebhookEndpoint> all = endpoints.list(team);
        Set<Target> targets = new LinkedHashSet<>();
        all.stream()
                .filter(one -> one.kind() == Kind.ADDRESS && one.enabled())
                .filter(one -> one.data().wants(event))
                .forEach(one -> targets.add(new Target(one, null)));
        if (job != null) {
            addresses
                    .of(team, job)
                    .flatMap(url -> ofJob(team, event, url, all, now))
                    .ifPresent(targets::add);
        }
        return List.copyOf(targets);
    }

    /** An address that is also an endpoint of the team is told with that endpoint's secret. */
    private Optional<Target> ofJob(
            TeamId team, WebhookEvent event, String url, List<WebhookEndpoint> all, Instant now) {
        Optional<WebhookEndpoint> known =
                all.stream()
                        .filter(one -> url.equals(one.data().url()))
                        .max(Comparator.comparing(WebhookEndpoint::enabled));
        if (known.isPresent()) {
            // One that is off stays off, also where a job names its address.
            return known.filter(one -> one.enabled() && ENDS.contains(event))
                    .map(one -> new Target(one, null));
        }
        WebhookEndpoint ofJobs =
                all.stream()
                        .filter(one -> one.kind() == Kind.JOBS)
                        .findFirst()
                        .orElseGet(() -> make(team, now));
        return Optional.of(ofJobs)
                .filter(one -> one.enabled() && one.data().wants(event))
                .map(one -> new Target(one, url));
    }

    /** A team gets this endpoint with the first job that names an address. */
    private WebhookEndpoint make(TeamId team, Instant now) {
        UUID id = Ids.next();
        WebhookData data = new WebhookData(null, "Addresses that jobs name", ENDS);
        endpoints.insert(team, id, Kind.JOBS, data, secrets.seal(team, id, secrets.make()), now);
        return endpoints.list(team).stream()
                .filter(one -> one.kind() == Kind.JOBS)
                .findFirst()
                .orElseThrow();
    }
}
