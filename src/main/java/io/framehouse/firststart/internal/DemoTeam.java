package io.framehouse.firststart.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.credits.BudgetData;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamRole;
import java.time.ZoneId;
import java.util.List;

/**
 * A team of the demo.
 *
 * @param monthly the team's monthly budget
 */
record DemoTeam(
        String name,
        ZoneId zone,
        Credits grant,
        Credits monthly,
        List<AllowedModel> models,
        List<DemoPerson> people) {

    /** A person of the demo. */
    record DemoPerson(String email, String name, TeamRole role) {}

    static List<DemoTeam> all() {
        return List.of(nord(), acme());
    }

    BudgetData budget() {
        return new BudgetData(
                BudgetData.Scope.TEAM,
                null,
                BudgetData.Period.MONTH,
                monthly,
                true,
                List.of(50, 80, 100));
    }

    private static DemoTeam nord() {
        return new DemoTeam(
                "Studio Nord",
                ZoneId.of("Europe/Helsinki"),
                Credits.of(5_000),
                Credits.of(2_000),
                List.of(AllowedModel.of("*")),
                List.of(
                        new DemoPerson("aino@nord.example", "Aino Koskinen", TeamRole.OWNER),
                        new DemoPerson("mika@nord.example", "Mika Peltonen", TeamRole.MEMBER),
                        new DemoPerson("vera@nord.example", "Vera Lind", TeamRole.VIEWER),
                        new DemoPerson("bo@nord.example", "Bo Berg", TeamRole.BILLING)));
    }

    private static DemoTeam acme() {
        AllowedModel shortClips =
                new AllowedModel(
                        "viduq3-pro",
                        8,
                        List.of("540p", "720p"),
                        AllowedModel.Audio.ALLOWED,
                        false,
                        null);
        return new DemoTeam(
                "Acme Films",
                ZoneId.of("Europe/Berlin"),
                Credits.of(300),
                Credits.of(200),
                List.of(shortClips, AllowedModel.of("viduq2_turbo_img2video")),
                List.of(
                        new DemoPerson("otto@acme.example", "Otto Acker", TeamRole.OWNER),
                        new DemoPerson("ines@acme.example", "Ines Amsel", TeamRole.ADMIN)));
    }
}
