package io.framehouse.ui;

import io.framehouse.shared.TeamId;
import java.time.ZoneId;

/**
 * The team that an address is about.
 *
 * @param slug its name in addresses
 * @param zone where its budget windows begin
 */
public record CurrentTeam(TeamId id, String slug, String name, ZoneId zone) {
    /** The route parameter of every team address. */
    public static final String PARAMETER = "team";

    /** The address of a page of this team, without a leading slash: {@code path("jobs")}. */
    public String path(String page) {
        return page.isEmpty() ? "t/" + slug : "t/" + slug + "/" + page;
    }
}
