package io.framehouse.gallery.ui;

import io.framehouse.catalog.Catalog;
import io.framehouse.gallery.Gallery;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.VideoDetails;
import io.framehouse.jobs.Batches;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.ui.JobParts;
import io.framehouse.jobs.ui.UseLastFrame;
import io.framehouse.ui.LiveUpdates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the panel of one video asks of the modules. */
@Component
record ItemServices(
        Gallery gallery,
        VideoDetails details,
        GalleryKeeping keeping,
        Jobs jobs,
        JobParts parts,
        ObjectProvider<UseLastFrame> lastFrame,
        ObjectProvider<Batches> batches,
        Catalog catalog,
        ObjectProvider<ItemPart> ownParts,
        ObjectProvider<SelectionAction> deeds,
        LiveUpdates live) {}
