package io.framehouse.gallery.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What becomes of a copy that somebody has claimed: nothing is written for who is not the last to
 * have claimed it. Call inside a transaction of the team.
 */
@Repository
class CopyRepository {
    /** Not for who claimed it before, and was slow or killed. */
    private static final String OURS =
            """
             where team_id = :team and id = :id and state = 'copying' and attempts = :attempt
            """;

    private final JdbcClient jdbc;
    private final GalleryItems items;

    CopyRepository(JdbcClient jdbc, GalleryItems items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /** False where the claim is not the newest any more. */
    boolean markReady(CopyClaim claim, CopyResult copy, Instant now) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("key", copy.blob().key());
        facts.put("type", copy.contentType());
        facts.put("bytes", copy.blob().bytes());
        facts.put("sha256", HexFormat.of().parseHex(copy.blob().sha256()));
        facts.put("width", copy.width());
        facts.put("height", copy.height());
        facts.put("duration", copy.durationMillis());
        facts.put("sound", copy.sound());
        facts.put("codec", copy.codec());
        facts.put("fps", copy.fpsMilli());
        facts.put("now", at(now));
        return ended(
                claim,
                """
                state = 'ready', reason = null, lease_until = null, next_attempt_at = null,
                blob_key = :key, content_type = :type, bytes = :bytes, sha256 = :sha256,
                width = :width, height = :height, duration_ms = cast(:duration as bigint),
                sound = :sound, codec = cast(:codec as text), fps_milli = cast(:fps as int),
                ready_at = :now
                """,
                facts);
    }

    /** False where the claim is not the newest any more. */
    boolean markFailed(CopyClaim claim, String reason) {
        return ended(
                claim,
                "state = 'failed', reason = :reason, lease_until = null, next_attempt_at = null",
                Map.of("reason", reason));
    }

    /** Where its bytes lay, and may lie again; empty where it never was ready. */
    Optional<String> keyOfBefore(CopyClaim claim) {
        return jdbc.sql("select blob_key from asset" + OURS + " and blob_key is not null")
                .params(ours(claim, Map.of()))
                .query(String.class)
                .optional();
    }

    /** Its bytes are there again: it is what it was. False as with {@link #markReady}. */
    boolean markBack(CopyClaim claim) {
        return ended(
                claim,
                "state = 'ready', reason = null, lease_until = null, next_attempt_at = null",
                Map.of());
    }

    /** Gives the claim back, to be tried at a later time. */
    void postpone(CopyClaim claim, String reason, Instant next) {
        change(
                claim,
                "reason = :reason, lease_until = null, next_attempt_at = :next",
                Map.of("reason", reason, "next", at(next)));
    }

    /** Gives the claim back without counting it as a try. */
    void spare(CopyClaim claim, String reason, Instant next) {
        change(
                claim,
                "reason = :reason, lease_until = null, next_attempt_at = :next, spared = spared + 1",
                Map.of("reason", reason, "next", at(next)));
    }

    /**
     * From now on the cover is made from the video.
     *
     * @param due null until the video is there
     */
    void coverFromVideo(CopyClaim claim, @Nullable Instant due) {
        change(
                claim,
                """
                source_url = null, reason = null, lease_until = null, attempts = 0, spared = 0,
                next_attempt_at = cast(:due as timestamptz)
                """,
                Collections.singletonMap("due", due == null ? null : at(due)));
    }

    /** The gallery shows what became of a video. */
    private boolean ended(CopyClaim claim, String values, Map<String, ?> parameters) {
        boolean ours = change(claim, values, parameters);
        if (ours && claim.kind() == AssetKind.VIDEO) {
            items.changed(claim.team(), claim.job());
        }
        return ours;
    }

    private boolean change(CopyClaim claim, String values, Map<String, ?> parameters) {
        return jdbc.sql("update asset set " + values + OURS)
                        .params(ours(claim, parameters))
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> ours(CopyClaim claim, Map<String, ?> more) {
        Map<String, @Nullable Object> all = new HashMap<>(more);
        all.put("team", claim.team().value());
        all.put("id", claim.id());
        all.put("attempt", claim.attempt());
        return all;
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
