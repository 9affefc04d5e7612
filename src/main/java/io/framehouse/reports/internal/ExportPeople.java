package io.framehouse.reports.internal;

import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.ExportSchedules.Person;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can be told of exports, for transactions of the place. */
@Repository
class ExportPeople {
    private final JdbcClient jdbc;

    ExportPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    Map<UserId, Person> of(TeamId place) {
        JdbcClient.StatementSpec question =
                place.equals(TeamId.HOUSE)
                        ? jdbc.sql(
                                """
                                select id, email, display_name from app_user
                                where (platform_admin or platform_finance) and disabled_at is null
                                order by lower(display_name), email
                                """)
                        : jdbc.sql(
                                        """
                                        select p.id, p.email, p.display_name
                                        from team_member m join person p on p.id = m.user_id
                                        where m.team_id = :team and not p.disabled
                                        order by lower(p.display_name), p.email
                                        """)
                                .param("team", place.value());
        Map<UserId, Person> people = new LinkedHashMap<>();
        question.query((row, number) ->
                        Map.entry(
                                new UserId(row.getObject("id", UUID.class)),
                                new Person(row.getString("display_name"), row.getString("email"))))
                .list()
                .forEach(one -> people.put(one.getKey(), one.getValue()));
        return people;
    }

    /** The people with these addresses; a refusal names the first that is nobody's. */
    List<UserId> named(TeamId place, Collection<String> emails) {
        if (emails.size() > ExportSchedules.MOST_PEOPLE) {
            throw DomainException.invalid(
                    "recipients",
                    "too_many",
                    "recipients has %d people; it may have %d."
                            .formatted(emails.size(), ExportSchedules.MOST_PEOPLE));
        }
        Map<String, UserId> known =
                of(place).entrySet().stream()
                        .collect(
                                Collectors.toMap(one -> one.getValue().email(), Map.Entry::getKey));
        return emails.stream().sorted().map(email -> named(known, email)).distinct().toList();
    }

    private static UserId named(Map<String, UserId> known, String email) {
        UserId user = known.get(email.strip().toLowerCase(Locale.ROOT));
        if (user == null) {
            throw DomainException.invalid(
                    "recipients",
                    "not_found",
                    "recipients has %s, who may not see these exports. Invite them first, or leave them out."
                            .formatted(email));
        }
        return user;
    }
}
