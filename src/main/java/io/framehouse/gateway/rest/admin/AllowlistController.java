package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.TeamId;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The models a team may use, as one list. */
@RestController
@RequestMapping("/api/v1/admin/teams/{team}/allowlist")
class AllowlistController {
    private final CurrentActor currentActor;
    private final Allowlist allowlist;

    AllowlistController(CurrentActor currentActor, Allowlist allowlist) {
        this.currentActor = currentActor;
        this.allowlist = allowlist;
    }

    @GetMapping
    Page<AllowlistJson> list(@PathVariable String team) {
        return Paging.whole(allowlist.list(AdminPath.team(team), null)).map(AllowlistJson::of);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Page<AllowlistJson> replace(@PathVariable String team, JsonBody body) {
        TeamId id = AdminPath.team(team);
        currentActor.require(id, Action.MANAGE_MODELS);
        RequestReader.Rows rows = body.rows();
        List<AllowedModel> wanted = rows.map(AllowlistJson::read);
        rows.finish();
        AllowlistJson.storing("", () -> allowlist.replace(id, null, wanted));
        return Paging.whole(allowlist.list(id, null)).map(AllowlistJson::of);
    }
}
