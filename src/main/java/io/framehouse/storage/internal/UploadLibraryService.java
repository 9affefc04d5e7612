package io.framehouse.storage.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.UploadCard;
import io.framehouse.storage.UploadFilter;
import io.framehouse.storage.UploadLibrary;
import io.framehouse.storage.UploadUse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The pictures of a team with how often they were used. */
@Service
class UploadLibraryService implements UploadLibrary {
    private static final int LONGEST_SEARCH = 200;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final UploadLibraryRows rows;
    private final ObjectProvider<UploadUse> uses;
    private final BlobRemovals removals;
    private final AuditTrail audit;
    private final Clock clock;

    UploadLibraryService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            UploadLibraryRows rows,
            ObjectProvider<UploadUse> uses,
            BlobRemovals removals,
            AuditTrail audit,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.uses = uses;
        this.removals = removals;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<UploadCard> list(TeamId team, UploadFilter filter, PageRequest page) {
        currentActor.require(team, Action.VIEW_JOBS);
        requireSearchable(filter.text());
        @Nullable UUID after = Cursor.decode(page.cursor()).map(Cursor::id).orElse(null);
        return transactions.inTeam(
                team,
                () -> {
                    List<UploadLibraryRows.Row> found =
                            rows.list(team, filter, after, page.limit());
                    Map<UUID, Long> counts = counts(team, found);
                    return Page.of(found, page.limit(), UploadLibraryService::cursor)
                            .map(row -> card(row, counts));
                });
    }

    @Override
    public void pin(TeamId team, UUID upload, boolean pinned) {
        currentActor.require(team, Action.EDIT_ASSETS);
        transactions.runInTeam(
                team,
                () -> {
                    if (!rows.pin(team, upload, pinned ? clock.instant() : null)) {
                        throw DomainException.notFound("image");
                    }
                });
    }

    @Override
    public void delete(TeamId team, UUID upload) {
        currentActor.require(team, Action.TRASH_ASSETS);
        transactions.runInTeam(
                team,
                () -> {
                    String blob =
                            rows.delete(team, upload)
                                    .orElseThrow(() -> DomainException.notFound("image"));
                    requireUnused(team, upload);
                    removals.later(team, List.of(blob));
                    audit.record(
                            team,
                            AuditTrail.Change.made(
                                    "upload.deleted", "upload", upload.toString(), Map.of()));
                });
    }

    /** Asked after the row is gone, so that no job that came meanwhile is overlooked. */
    private void requireUnused(TeamId team, UUID upload) {
        if (uses.stream().anyMatch(use -> use.needed(team).contains(upload))) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "A running job needs this image. Delete it once the job has ended.");
        }
    }

    private Map<UUID, Long> counts(TeamId team, List<UploadLibraryRows.Row> found) {
        Set<UUID> ids = found.stream().map(row -> row.upload().id()).collect(Collectors.toSet());
        Map<UUID, Long> counts = new HashMap<>();
        if (!ids.isEmpty()) {
            uses.forEach(use ->
                    use.counts(team, ids)
                            .forEach((id, count) -> counts.merge(id, count, Long::sum)));
        }
        return counts;
    }

    private static UploadCard card(UploadLibraryRows.Row row, Map<UUID, Long> counts) {
        return new UploadCard(
                row.upload(),
                row.createdBy(),
                row.pinned(),
                counts.getOrDefault(row.upload().id(), 0L));
    }

    private static String cursor(UploadLibraryRows.Row row) {
        return new Cursor(row.upload().createdAt(), row.upload().id()).encode();
    }

    private static void requireSearchable(String text) {
        if (text.length() > LONGEST_SEARCH || text.indexOf('\0') >= 0) {
            throw DomainException.invalid(
                    "text", "out_of_range", "Search with up to " + LONGEST_SEARCH + " characters.");
        }
    }
}
