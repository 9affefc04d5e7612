package io.framehouse.catalog.ui;

import io.framehouse.ui.CurrentTeam;
import org.springframework.modulith.NamedInterface;

/** Where the models are that a team may use. */
@NamedInterface("screens")
public final class ModelsNavigation {
    /** The page below a team's address. */
    public static final String PAGE = "models";

    /** The parameter that opens a model's caps: its catalogue id. */
    public static final String MODEL = "model";

    /** The parameter that asks for a model, or allows it: its catalogue id. */
    public static final String ASK = "ask";

    private ModelsNavigation() {}

    /** Where somebody asks for a model that is not allowed, or allows it. */
    public static String ask(CurrentTeam team, String model) {
        return path(team) + "?" + ASK + "=" + model;
    }

    /** The address without a leading slash. */
    public static String path(CurrentTeam team) {
        return team.path(PAGE);
    }
}
