package io.framehouse.notices.internal.webhooks;

import static java.time.ZoneOffset.UTC;

import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEndpoint.Kind;
import io.framehouse.notices.WebhookEndpoint.Why;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of endpoints; what is deleted is not found any more. */
@Repository
class EndpointRows {
    private final JdbcClient jdbc;

    EndpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WebhookEndpoint> list(TeamId team) {
        return jdbc.sql(
                        """
                        select * from webhook_endpoint
                        where team_id = :team and deleted_at is null order by created_at, id
                        """)
                .param("team", team.value())
                .query(EndpointMapper::endpoint)
                .list();
    }

    Optional<WebhookEndpoint> find(TeamId team, UUID id) {
        return find(team, id, "");
    }

    /** The same, locked until the end of the transaction. */
    Optional<WebhookEndpoint> lock(TeamId team, UUID id) {
        return find(team, id, " for no key update");
    }

    private Optional<WebhookEndpoint> find(TeamId team, UUID id, String lock) {
        return jdbc.sql(
                        """
                        select * from webhook_endpoint
                        where team_id = :team and id = :id and deleted_at is null
                        """
                                + lock)
                .param("team", team.value())
                .param("id", id)
                .query(EndpointMapper::endpoint)
                .optional();
    }

    /** Whether it is new; a team has one endpoint of kind JOBS. */
    boolean insert(TeamId team, UUID id, Kind kind, WebhookData data, byte[] secret, Instant now) {
        return jdbc.sql(
                                """
                                insert into webhook_endpoint (team_id, id, kind, url, description,
                                    events, secret_cipher, created_at)
                                values (:team, :id, :kind, :url, :description,
                                    :events, :secret, :now)
                                on conflict do nothing
                                """)
                        .param("team", team.value())
                        .param("id", id)
                        .param("kind", Wire.of(kind))
                        .param("url", data.url())
                        .param("description", data.description())
                        .param("events", words(data))
                        .param("secret", secret)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /** What failed at the old address says nothing of a new one. */
    void update(TeamId team, UUID id, WebhookData data) {
        jdbc.sql(
                        """
                        update webhook_endpoint set description = :description, events = :events,
                            failing_since = case when url is not distinct from :url
                                then failing_since end,
                            url = :url
                        where team_id = :team and id = :id and deleted_at is null
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("url", data.url())
                .param("description", data.description())
                .param("events", words(data))
                .update();
    }

    /** Switches on with a clean slate. */
    void enable(TeamId team, UUID id) {
        jdbc.sql(
                        """
                        update webhook_endpoint
                        set disabled_at = null, disabled_why = null, failing_since = null
                        where team_id = :team and id = :id and deleted_at is null
                        """)
                .param("team", team.value())
                .param("id", id)
                .update();
    }

    /** Whether it was on. */
    boolean disable(TeamId team, UUID id, Why why, Instant now) {
        return jdbc.sql(
                                """
                                update webhook_endpoint
                                set disabled_at = :now, disabled_why = :why
                                where team_id = :team and id = :id and deleted_at is null
                                  and disabled_at is null
                                """)
                        .param("team", team.value())
                        .param("id", id)
                        .param("why", Wire.of(why))
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /**
     * Sets a new secret; the one before signs on for a while.
     *
     * @param previousUntil null where it ends at once
     */
    void rotate(TeamId team, UUID id, byte[] secret, @Nullable Instant previousUntil) {
        jdbc.sql(
                        """
                        update webhook_endpoint set
                            previous_secret_cipher = case
                                when cast(:until as timestamptz) is not null then secret_cipher end,
                            previous_secret_until = cast(:until as timestamptz),
                            secret_cipher = :secret
                        where team_id = :team and id = :id and deleted_at is null
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("secret", secret)
                .param("until", previousUntil == null ? null : previousUntil.atOffset(UTC))
                .update();
    }

    void delete(TeamId team, UUID id, Instant now) {
        jdbc.sql(
                        """
                        update webhook_endpoint set deleted_at = :now, secret_cipher = null,
                            previous_secret_cipher = null, previous_secret_until = null
                        where team_id = :team and id = :id and deleted_at is null
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .update();
    }

    void succeeded(TeamId team, UUID id, int status, Instant now) {
        jdbc.sql(
                        """
                        update webhook_endpoint set last_attempt_at = :now, last_status = :status,
                            last_success_at = :now, failing_since = null
                        where team_id = :team and id = :id
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("status", status)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Notes a failure; that of one job's address says nothing of the others. */
    void failed(TeamId team, UUID id, @Nullable Integer status, Instant now) {
        jdbc.sql(
                        """
                        update webhook_endpoint set last_attempt_at = :now, last_status = :status,
                            failing_since = case when kind = 'address'
                                then coalesce(failing_since, :now) end
                        where team_id = :team and id = :id
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("status", status)
                .param("now", now.atOffset(UTC))
                .update();
    }

    private static String[] words(WebhookData data) {
        return data.events().stream().sorted().map(WebhookEvent::wire).toArray(String[]::new);
    }
}
