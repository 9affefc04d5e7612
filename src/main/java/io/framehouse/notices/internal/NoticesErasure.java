package io.framehouse.notices.internal;

import io.framehouse.teams.TeamErasure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a team's notices, webhooks and what they were sent away. */
@Component
class NoticesErasure implements TeamErasure {
    @Override
    public List<Step> steps() {
        return List.of(
                new Step(
                        20,
                        """
                        delete from webhook_attempt where team_id = :team and id in (
                            select a.id from webhook_attempt a where a.team_id = :team limit :most)
                        """),
                new Step(
                        20,
                        """
                        delete from notice_email where id in (select e.id from notice_email e
                            join notice n on n.id = e.notice_id where n.team_id = :team limit :most)
                        """),
                // Letters hold the addresses of people who were invited.
                new Step(
                        20,
                        """
                        delete from notice_email where id in (select e.id from notice_email e
                            where e.letter = 'invitation'
                              and starts_with(e.letter_about, cast(:team as text) || '/')
                            limit :most)
                        """),
                Step.delete(21, "webhook_message"),
                Step.delete(22, "webhook_endpoint"),
                Step.delete(22, "notice"),
                Step.delete(20, "notice_lost_job"),
                Step.delete(20, "notice_lost_jobs"));
    }
}
