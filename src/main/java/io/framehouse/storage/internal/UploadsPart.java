package io.framehouse.storage.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Pictures that were given, for the export of a team. */
@Component
final class UploadsPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "uploads.ndjson",
                        """
                        select id, content_type, bytes, encode(sha256, 'hex') as sha256, width, height,
                            file_name, created_by, created_at, pinned_at
                        from upload where team_id = :team order by created_at, id
                        """),
                new Rows(
                        "storage.ndjson",
                        """
                        select blob_key, bytes, put_at, missing_since
                        from stored_blob where team_id = :team order by blob_key
                        """));
    }

    @Override
    public List<Files> files() {
        return List.of(
                new Files(
                        "uploads",
                        """
                        select blob_key, id || case content_type when 'image/jpeg' then '.jpg'
                            when 'image/png' then '.png' when 'image/webp' then '.webp' else '' end as name
                        from upload where team_id = :team order by created_at, id
                        """));
    }
}
