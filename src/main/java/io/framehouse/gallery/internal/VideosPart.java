package io.framehouse.gallery.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Videos and covers, for the export of a team. */
@Component
final class VideosPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "videos.ndjson",
                        """
                        select id, job_id, kind, state, reason, content_type, bytes,
                            encode(sha256, 'hex') as sha256, width, height, duration_ms, sound, codec,
                            fps_milli, created_at, ready_at
                        from asset where team_id = :team and kind <> 'preview' order by created_at, id
                        """));
    }

    @Override
    public List<Files> files() {
        return List.of(
                new Files(
                        "videos",
                        """
                        select blob_key, id || case content_type when 'video/mp4' then '.mp4'
                            when 'video/webm' then '.webm' when 'image/jpeg' then '.jpg'
                            when 'image/png' then '.png' when 'image/webp' then '.webp' else '' end as name
                        from asset where team_id = :team and state = 'ready' and kind <> 'preview'
                        order by created_at, id
                        """));
    }
}
