package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.credits.BookMonths;
import io.framehouse.credits.Resolution;
import io.framehouse.jobs.Job;
import io.framehouse.providers.ProviderCost;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** One usage record a settled job, written with the settlement. */
@Repository
class UsageRecords {
    private final JdbcClient jdbc;
    private final BookMonths months;

    UsageRecords(JdbcClient jdbc, BookMonths months) {
        this.jdbc = jdbc;
        this.months = months;
    }

    void insert(Job job, Resolution booked, @Nullable ProviderCost cost, Instant settledAt) {
        JsonNode seconds = job.parameters().path("duration");
        jdbc.sql(
                        """
                        insert into usage_record (team_id, job_id, transfer_id, model, user_id,
                            key_id, cost_center, labels, provider_account_id, provider_task_id,
                            provider_cost_value, provider_cost_unit, quote_micros, settled_micros,
                            price_version, duration_seconds, resolution, off_peak, submitted_at,
                            settled_at, book_month)
                        values (:team, :job, :transfer, :model, :person, :key, :costCenter, :labels,
                            :account, :task, :costValue, :costUnit, :quote, :settled, :price,
                            :seconds, :resolution, :offPeak, :submitted, :settledAt,
                            open_book_month(:month))
                        """)
                .param("team", job.team().value())
                .param("job", job.id().value())
                .param("transfer", booked.transferId())
                .param("model", job.model())
                .param("person", job.submittedBy() == null ? null : job.submittedBy().value())
                .param("key", job.keyId() == null ? null : job.keyId().value())
                .param("costCenter", job.costCenter())
                .param("labels", job.labels().toArray(String[]::new))
                .param("account", job.account() == null ? null : job.account().value())
                .param("task", job.providerTaskId())
                .param("costValue", cost == null ? null : cost.value())
                .param("costUnit", cost == null ? null : cost.unit())
                .param("quote", job.quote().micros())
                .param("settled", booked.settled().micros())
                .param("price", job.priceVersion())
                .param("seconds", seconds.isInt() ? seconds.asInt() : null)
                .param("resolution", job.parameters().path("resolution").asStringOpt().orElse(null))
                .param("offPeak", job.offPeak())
                .param("submitted", time(job.createdAt()))
                .param("settledAt", time(settledAt))
                .param("month", months.of(settledAt))
                .update();
    }
}
