package io.framehouse.gateway.rest;

import io.framehouse.reports.Statements;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends the statement of a team's month; the service asks who may have it. */
@Component
public final class StatementFile {
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final String PDF = "application/pdf";

    private final Statements statements;
    private final Teams teams;
    private final ExportFile file;

    StatementFile(Statements statements, Teams teams, ExportFile file) {
        this.statements = statements;
        this.teams = teams;
        this.file = file;
    }

    /**
     * Writes the answer.
     *
     * @param word the month as the caller wrote it
     */
    public void send(TeamId team, @Nullable String word, HttpServletResponse response)
            throws IOException {
        statements.running(team);
        YearMonth month = month(word);
        String name = Statements.fileName(teams.get(team).slug(), month);
        response.setHeader("X-Period", month.toString());
        file.send(response, PDF, name, target -> statements.write(team, month, target));
    }

    private static YearMonth month(@Nullable String word) {
        if (word == null || !MONTH.matcher(word).matches()) {
            throw DomainException.invalid(
                    "month",
                    word == null ? "required" : "malformed",
                    word == null
                            ? "month is missing. Name a month such as 2026-10."
                            : "month is '" + word + "'; it must be a month such as 2026-10.");
        }
        return YearMonth.parse(word);
    }
}
