package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.BlobStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * A copy whose file was lost and is there again, from a backup for instance. Nothing need be
 * fetched then, and the provider may have nothing any more.
 */
@Component
final class CopyBack {
    private final BlobStore blobs;
    private final BlobRemovals removals;
    private final CopyRepository copies;
    private final AssetRepository assets;
    private final CopyNews news;
    private final TeamTransactions transactions;
    private final Clock clock;

    CopyBack(
            BlobStore blobs,
            BlobRemovals removals,
            CopyRepository copies,
            AssetRepository assets,
            CopyNews news,
            TeamTransactions transactions,
            Clock clock) {
        this.blobs = blobs;
        this.removals = removals;
        this.copies = copies;
        this.assets = assets;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Whether it is; then it is ready, with the facts it had.
     *
     * @throws io.framehouse.storage.StorageAwayException where the store does not say
     */
    boolean isBack(CopyClaim claim) {
        return transactions
                .inTeam(claim.team(), () -> copies.keyOfBefore(claim))
                .filter(blobs::exists)
                .filter(key -> transactions.inTeam(claim.team(), () -> ready(claim, key)))
                .isPresent();
    }

    private boolean ready(CopyClaim claim, String key) {
        if (!removals.keep(claim.team(), key) || !copies.markBack(claim)) {
            return false;
        }
        if (claim.kind() == AssetKind.VIDEO) {
            assets.wakeCover(claim.team(), claim.job(), clock.instant());
        }
        if (claim.kind() != AssetKind.PREVIEW) {
            news.ready(claim);
        }
        return true;
    }
}
