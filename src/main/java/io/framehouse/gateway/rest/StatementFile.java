package io.framehouse.gateway.rest;

import io.framehouse.reports.Statements;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends the statement of a team's month; the service asks who may have it. */
@Component
public final class StatementFile {
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
        YearMonth month = MonthWord.parse(word);
        String name = Statements.fileName(teams.get(team).slug(), month);
        response.setHeader("X-Period", month.toString());
        file.send(response, PDF, name, target -> statements.write(team, month, target));
    }
}
