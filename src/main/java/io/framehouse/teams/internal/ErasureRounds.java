package io.framehouse.teams.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.StandingChanged;
import io.framehouse.teams.TeamErasure;
import io.framehouse.teams.TeamErasure.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends teams whose waiting time is over: one transaction after which nobody finds the team and its
 * credits are gone, then all content in small pieces, then the mark that it is done. Whatever cuts
 * it short, the next round finds the team between the first and the last and goes on.
 *
 * @see "Decision 0025: the life of a team"
 */
@Component
class ErasureRounds {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureRounds.class);
    private static final Actor SYSTEM = Actor.system("deletion of teams");
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TeamRepository teams;
    private final StandingRows rows;
    private final ObjectProvider<TeamErasure> erasures;
    private final TeamTransactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ErasureRounds(
            JdbcClient jdbc,
            TeamRepository teams,
            StandingRows rows,
            ObjectProvider<TeamErasure> erasures,
            TeamTransactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.rows = rows;
        this.erasures = erasures;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** One round over all teams that are due; one team's trouble is no other's. */
    void run() {
        for (TeamId team : transactions.onPlatform(() -> rows.toErase(now()))) {
            try {
                CurrentActor.runAs(SYSTEM, () -> erase(team));
            } catch (RuntimeException failure) {
                LOG.warn("Deleting a team failed, it goes on next time: teamId={}", team, failure);
            }
        }
    }

    private void erase(TeamId team) {
        if (!transactions.inTeam(team, () -> begin(team))) {
            return;
        }
        erasures.orderedStream()
                .flatMap(part -> part.steps().stream())
                .sorted(Comparator.comparingInt(Step::order))
                .forEach(step -> repeat(team, step));
        erasures.orderedStream().forEach(part -> part.end(team));
        transactions.runInTeam(team, () -> finish(team));
    }

    /** Whether the team may go, now or since an earlier round. */
    private boolean begin(TeamId team) {
        teams.lock(team);
        if (!rows.isDue(team, now())) {
            return false;
        }
        if (rows.isErasing(team, now())) {
            return true;
        }
        List<String> open =
                erasures.orderedStream()
                        .flatMap(part -> part.stillUnderWay(team).stream())
                        .toList();
        if (!open.isEmpty()) {
            LOG.info("A team cannot be deleted yet: teamId={} because={}", team, open);
            return false;
        }
        erasures.orderedStream().forEach(part -> part.begin(team));
        rows.beginErasure(team, now());
        events.publishEvent(new StandingChanged(team));
        return true;
    }

    private void repeat(TeamId team, Step step) {
        int changed;
        do {
            changed = transactions.onPlatform(() -> few(team, step));
        } while (changed > 0);
    }

    private int few(TeamId team, Step step) {
        return jdbc.sql(step.statement())
                .param("team", team.value())
                .param("most", AT_ONCE)
                .update();
    }

    private void finish(TeamId team) {
        if (rows.markDeleted(team, now())) {
            audit.record(
                    team,
                    new AuditTrail.Change(
                            "team.deleted", "team", team.toString(), Map.of(), Map.of(), null));
            LOG.info("A team was deleted: teamId={}", team);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
