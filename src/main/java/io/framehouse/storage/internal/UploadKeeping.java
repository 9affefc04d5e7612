package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.BlobReferences;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.UploadUse;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamKeeping;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets go of uploads whose time is over and that no work under way needs. */
@Component
class UploadKeeping implements TeamKeeping, BlobReferences {
    private final UploadRepository uploads;
    private final BlobRemovals removals;
    private final ObjectProvider<UploadUse> uses;

    UploadKeeping(UploadRepository uploads, BlobRemovals removals, ObjectProvider<UploadUse> uses) {
        this.uploads = uploads;
        this.removals = removals;
        this.uses = uses;
    }

    @Override
    public int letGo(TeamId team, Retention retention, Instant now, int most) {
        Integer days = retention.uploadsDays();
        if (days == null) {
            return 0;
        }
        Set<UUID> needed =
                uses.stream().flatMap(use -> use.needed(team).stream()).collect(Collectors.toSet());
        List<String> gone = uploads.deleteBefore(team, Retention.before(now, days), needed, most);
        removals.later(team, gone);
        return gone.size();
    }

    @Override
    public boolean uses(TeamId team, String blobKey) {
        return uploads.usesBlob(team, blobKey);
    }
}
