package io.framehouse.gallery.internal;

import io.framehouse.gallery.internal.CopyFailure.Kind;
import io.framehouse.jobs.ResultRefresh;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.StorageAwayException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Carries one claimed copy to its end: ready, tried again later, or failed with a reason. */
@Component
class AssetCopier {
    private static final Logger LOG = LoggerFactory.getLogger(AssetCopier.class);
    private static final Actor ACTOR = Actor.system("asset copier");
    private static final Duration WITH_FRESH_LINK = Duration.ofSeconds(1);
    private static final String STORE_AWAY =
            "Our own store cannot be reached; the copy is made when it is back.";

    private final AssetFetch fetch;
    private final AssetRepository assets;
    private final CopyRepository copies;
    private final CopyBack back;
    private final BlobRemovals removals;
    private final TeamTransactions transactions;
    private final CopyNews news;
    private final ObjectProvider<ResultRefresh> refresh;
    private final CopyRetries retries;
    private final Previews previews;
    private final Clock clock;

    AssetCopier(
            AssetFetch fetch,
            AssetRepository assets,
            CopyRepository copies,
            CopyBack back,
            BlobRemovals removals,
            TeamTransactions transactions,
            CopyNews news,
            ObjectProvider<ResultRefresh> refresh,
            CopyRetries retries,
            Previews previews,
            Clock clock) {
        this.fetch = fetch;
        this.assets = assets;
        this.copies = copies;
        this.back = back;
        this.removals = removals;
        this.transactions = transactions;
        this.news = news;
        this.refresh = refresh;
        this.retries = retries;
        this.previews = previews;
        this.clock = clock;
    }

    void copy(CopyClaim claim) {
        CurrentActor.runAs(ACTOR, () -> copyAsSystem(claim));
    }

    private void copyAsSystem(CopyClaim claim) {
        try {
            if (back.isBack(claim)) {
                return;
            }
            CopyResult result = fetch.fetch(claim);
            transactions.runInTeam(claim.team(), () -> ready(claim, result));
        } catch (StorageAwayException away) {
            storeAway(claim);
        } catch (CopyFailure failure) {
            failed(claim, failure.kind(), String.valueOf(failure.getMessage()));
        } catch (RuntimeException ourTrouble) {
            LOG.warn("Copying assetId={} teamId={} failed", claim.id(), claim.team(), ourTrouble);
            failed(claim, Kind.LATER, "The copy could not be stored on our side.");
        }
    }

    private void ready(CopyClaim claim, CopyResult result) {
        Instant now = clock.instant();
        String key = result.blob().key();
        if (!copies.markReady(claim, result, now)) {
            // Its video went meanwhile, or somebody else was faster: nothing names the bytes.
            removals.later(claim.team(), List.of(key));
            return;
        }
        if (!removals.keep(claim.team(), key)) {
            // The same bytes were here before and went just now; they are fetched once more.
            throw new CopyFailure(Kind.LATER, "The stored copy was gone again.");
        }
        if (claim.kind() == AssetKind.VIDEO) {
            assets.wakeCover(claim.team(), claim.job(), now);
            previews.videoIsReady(claim, now);
        }
        if (claim.kind() == AssetKind.PREVIEW) {
            previews.ready(claim);
        } else {
            news.ready(claim);
        }
    }

    /** No try is spent: the provider did its part. Links that grow old meanwhile are renewed. */
    private void storeAway(CopyClaim claim) {
        LOG.warn("The store is away: assetId={} jobId={} waits", claim.id(), claim.job());
        Optional<ResultFile> fresh =
                retries.linkGrowsOld(claim) ? renewed(claim) : Optional.<ResultFile>empty();
        Instant next = clock.instant().plus(retries.waitForStore(claim));
        transactions.runInTeam(
                claim.team(),
                () -> {
                    fresh.ifPresent(file -> useLinks(claim, file));
                    copies.spare(claim, STORE_AWAY, next);
                });
    }

    private void failed(CopyClaim claim, Kind kind, String reason) {
        LOG.info(
                "Copy not made: assetId={} jobId={} attempt={} reason={}",
                claim.id(),
                claim.job(),
                claim.attempt(),
                reason);
        Optional<Duration> wait = retries.waitAfter(claim);
        if (kind == Kind.FOR_GOOD || wait.isEmpty()) {
            transactions.runInTeam(claim.team(), () -> giveUp(claim, reason));
            return;
        }
        Optional<ResultFile> fresh =
                kind == Kind.FRESH_LINK ? renewed(claim) : Optional.<ResultFile>empty();
        transactions.runInTeam(claim.team(), () -> again(claim, reason, fresh, wait.get()));
    }

    private void again(CopyClaim claim, String reason, Optional<ResultFile> fresh, Duration wait) {
        fresh.ifPresent(file -> useLinks(claim, file));
        boolean atOnce = fresh.isPresent() && claim.tries() == 1;
        copies.postpone(claim, reason, clock.instant().plus(atOnce ? WITH_FRESH_LINK : wait));
    }

    private void useLinks(CopyClaim claim, ResultFile file) {
        renew(claim, AssetKind.VIDEO, file.url());
        renew(claim, AssetKind.COVER, file.coverUrl());
        renew(claim, AssetKind.WATERMARKED, file.watermarkedUrl());
    }

    private void renew(CopyClaim claim, AssetKind kind, @Nullable String url) {
        if (url != null) {
            assets.renewSource(claim.team(), claim.job(), kind, url);
        }
    }

    private Optional<ResultFile> renewed(CopyClaim claim) {
        ResultRefresh source = refresh.getIfAvailable();
        if (source == null || claim.sourceUrl() == null) {
            return Optional.empty();
        }
        try {
            return source.renew(claim.team(), claim.job());
        } catch (RuntimeException unanswered) {
            LOG.warn("No fresh link for jobId={}: {}", claim.job(), unanswered.toString());
            return Optional.empty();
        }
    }

    private void giveUp(CopyClaim claim, String reason) {
        if (claim.kind() == AssetKind.COVER && claim.sourceUrl() != null) {
            coverFromVideo(claim);
            return;
        }
        // Nobody waits for a preview, so nobody is told that there will be none.
        if (!copies.markFailed(claim, reason) || claim.kind() == AssetKind.PREVIEW) {
            return;
        }
        if (claim.kind() == AssetKind.VIDEO) {
            assets.failWaitingCover(
                    claim.team(), claim.job(), "There is no video to make a cover from.");
        }
        news.failed(claim);
    }

    // Under the video's lock, so that the video becoming ready meanwhile is not missed.
    private void coverFromVideo(CopyClaim claim) {
        switch (assets.lockVideo(claim.team(), claim.job())) {
            case "ready" -> copies.coverFromVideo(claim, clock.instant());
            case "copying" -> copies.coverFromVideo(claim, null);
            default -> copies.markFailed(claim, "There is no video to make a cover from.");
        }
        news.changed(claim);
    }
}
