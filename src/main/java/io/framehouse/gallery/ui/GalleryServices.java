package io.framehouse.gallery.ui;

import io.framehouse.access.ApiKeys;
import io.framehouse.catalog.Catalog;
import io.framehouse.gallery.Collections;
import io.framehouse.gallery.Gallery;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.GalleryWall;
import io.framehouse.gallery.SavedSearches;
import io.framehouse.shared.CurrentActor;
import io.framehouse.teams.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the gallery's screen asks of the modules. */
@Component
record GalleryServices(
        Gallery gallery,
        GalleryWall wall,
        GalleryKeeping keeping,
        Collections collections,
        SavedSearches searches,
        Catalog catalog,
        Teams teams,
        ApiKeys keys,
        CurrentActor currentActor,
        ItemServices item,
        ObjectProvider<SelectionAction> actions) {}
