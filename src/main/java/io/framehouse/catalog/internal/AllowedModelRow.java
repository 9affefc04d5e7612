package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a row {@code a} of the table of allowed models, and how they are read. */
final class AllowedModelRow {
    static final String CAPS =
            """
            a.model, a.max_duration_seconds, a.resolutions, a.audio, a.off_peak_only,
            a.off_peak_never, a.recommended_prompt, a.watermark, a.max_credits_per_job_micros
            """;

    static final String WHO =
            """
            a.chosen_only,
            array(select cast(c.user_id as text) from allowed_model_chosen c
                  where c.team_id = a.team_id and c.allowed_model_id = a.id
                      and c.user_id is not null) as members,
            array(select cast(c.key_id as text) from allowed_model_chosen c
                  where c.team_id = a.team_id and c.allowed_model_id = a.id
                      and c.key_id is not null) as keys
            """;

    private AllowedModelRow() {}

    /** Reads {@link #CAPS}; whom the row is for is left out. */
    static AllowedModel caps(ResultSet row) throws SQLException {
        return read(row, Who.EVERYBODY);
    }

    /** Reads {@link #CAPS} and {@link #WHO}. */
    static AllowedModel whole(ResultSet row, int number) throws SQLException {
        return read(
                row,
                row.getBoolean("chosen_only")
                        ? Who.chosen(ids(row, "members", UserId::new), ids(row, "keys", KeyId::new))
                        : Who.EVERYBODY);
    }

    private static AllowedModel read(ResultSet row, Who who) throws SQLException {
        Long credits = row.getObject("max_credits_per_job_micros", Long.class);
        return new AllowedModel(
                row.getString("model"),
                row.getObject("max_duration_seconds", Integer.class),
                texts(row, "resolutions"),
                word(AllowedModel.Audio.class, row, "audio"),
                offPeak(row),
                word(AllowedModel.RecommendedPrompt.class, row, "recommended_prompt"),
                word(AllowedModel.Watermark.class, row, "watermark"),
                credits == null ? null : Credits.ofMicros(credits),
                who);
    }

    private static AllowedModel.OffPeak offPeak(ResultSet row) throws SQLException {
        if (row.getBoolean("off_peak_only")) {
            return AllowedModel.OffPeak.ONLY;
        }
        return row.getBoolean("off_peak_never")
                ? AllowedModel.OffPeak.NEVER
                : AllowedModel.OffPeak.ALLOWED;
    }

    private static <E extends Enum<E>> E word(Class<E> type, ResultSet row, String column)
            throws SQLException {
        return Wire.parse(type, row.getString(column)).orElseThrow();
    }

    private static @Nullable List<String> texts(ResultSet row, String column) throws SQLException {
        Array words = row.getArray(column);
        return words == null ? null : List.of((String[]) words.getArray());
    }

    private static <T> Set<T> ids(ResultSet row, String column, Function<UUID, T> type)
            throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(UUID::fromString)
                .map(type)
                .collect(Collectors.toUnmodifiableSet());
    }
}
