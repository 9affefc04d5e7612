package io.framehouse.gallery.ui;

import io.framehouse.catalog.Catalog;
import io.framehouse.gallery.Gallery;
import io.framehouse.jobs.Jobs;
import org.springframework.stereotype.Component;

/** What the gallery's screen asks of the modules. */
@Component
record GalleryServices(Gallery gallery, Jobs jobs, Catalog catalog) {}
