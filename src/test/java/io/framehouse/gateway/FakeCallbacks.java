package io.framehouse.gateway;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.List;

/** Promises in memory; addresses of example.org are refused as private ones are. */
class FakeCallbacks implements CallerCallbacks {
    final List<Promise> promises = new ArrayList<>();

    record Promise(TeamId team, JobId job, String dialect, String url, String key) {}

    @Override
    public void promise(TeamId team, JobId job, String dialect, String url, String presentedKey) {
        if (url.contains("example.org")) {
            throw DomainException.invalid(
                    "callback_url", "not_allowed", "callback_url cannot be called.");
        }
        promises.add(new Promise(team, job, dialect, url, presentedKey));
    }

    @Override
    public void withdraw(TeamId team, JobId job) {
        promises.removeIf(promise -> promise.job().equals(job));
    }
}
