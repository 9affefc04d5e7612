package io.framehouse.gateway.rest.admin;

import io.framehouse.access.ApiKey;
import io.framehouse.access.KeyData;
import io.framehouse.api.RequestReader;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.shared.CostCenters;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call chooses about a key; on change, what is not given stays.
 *
 * @param allowlist null where not given
 */
record KeyRequest(KeyData data, @Nullable List<AllowedModel> allowlist) {
    /** The highest limit of requests a minute. */
    static final int MAX_RATE = KeyData.MOST_PER_MINUTE;

    private static final int MAX_OVERLAP_HOURS = 168;

    static KeyRequest create(RequestReader reader, boolean ofTeam) {
        String name = reader.text("name", 120);
        Set<KeyScope> scopes = scopes(reader, ofTeam);
        if (scopes == null && reader.given("scopes") == null) {
            reader.refuse("scopes", "required", "is missing");
        }
        KeyData data =
                new KeyData(
                        name,
                        ofTeam ? owner(reader) : null,
                        scopes == null ? Set.of() : scopes,
                        reader.optionalInstant("expires_at"),
                        rate(reader),
                        ofTeam ? costCenter(reader) : null);
        return finish(reader, data, ofTeam);
    }

    static KeyRequest change(RequestReader reader, ApiKey before, boolean ofTeam) {
        String name = reader.has("name") ? reader.text("name", 120) : before.name();
        Set<KeyScope> scopes = scopes(reader, ofTeam);
        UserId owner = before.owner();
        if (ofTeam && reader.has("user_id") && !Objects.equals(owner(reader), owner)) {
            reader.refuse(
                    "user_id",
                    "not_changeable",
                    "stays what it was when the key was made; create another key");
        }
        Instant expiresAt =
                reader.has("expires_at")
                        ? reader.optionalInstant("expires_at")
                        : before.expiresAt();
        KeyData data =
                new KeyData(
                        name,
                        owner,
                        scopes == null ? before.scopes() : scopes,
                        expiresAt,
                        reader.has("rate_per_minute") ? rate(reader) : before.ratePerMinute(),
                        ofTeam && reader.has("cost_center")
                                ? costCenter(reader)
                                : before.costCenter());
        return finish(reader, data, ofTeam);
    }

    /** Hours the old secret still works, 0 to 168; a day where not said. */
    static int overlapHours(RequestReader reader) {
        Integer hours = reader.optionalInteger("overlap_hours", 0, MAX_OVERLAP_HOURS);
        reader.finish();
        return hours == null ? 24 : hours;
    }

    private static KeyRequest finish(RequestReader reader, KeyData data, boolean ofTeam) {
        RequestReader.Rows rows = ofTeam ? reader.optionalRows("allowlist") : null;
        List<AllowedModel> allowlist = rows == null ? null : rows.map(AllowlistJson::read);
        reader.finish();
        return new KeyRequest(data, allowlist);
    }

    private static @Nullable Integer rate(RequestReader reader) {
        return reader.optionalInteger("rate_per_minute", 1, MAX_RATE);
    }

    private static @Nullable String costCenter(RequestReader reader) {
        return reader.optionalText("cost_center", CostCenters.LONGEST);
    }

    private static @Nullable UserId owner(RequestReader reader) {
        return reader.parsed(
                "user_id",
                "the id of a member",
                text -> UserId.parse(text).orElseThrow(IllegalArgumentException::new));
    }

    private static @Nullable Set<KeyScope> scopes(RequestReader reader, boolean ofTeam) {
        List<String> words = reader.optionalTexts("scopes", 20, 40);
        if (words == null) {
            return null;
        }
        Set<KeyScope> scopes = EnumSet.noneOf(KeyScope.class);
        for (String word : words) {
            KeyScope.fromWire(word)
                    .filter(scope -> scope.wire().startsWith("platform:") != ofTeam)
                    .ifPresentOrElse(scopes::add, () -> refuse(reader, word, ofTeam));
        }
        if (words.isEmpty()) {
            reader.refuse("scopes", "out_of_range", "must name at least one scope");
        }
        return scopes;
    }

    private static void refuse(RequestReader reader, String word, boolean ofTeam) {
        String allowed =
                ofTeam
                        ? "jobs:write, jobs:read, assets:read, usage:read, team:admin"
                        : "platform:admin, platform:finance";
        reader.refuse("scopes", "not_allowed", "has '" + word + "'; allowed are " + allowed);
    }
}
