package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import org.jspecify.annotations.Nullable;

/** Hears what a person chose in a field; null for nothing. */
@FunctionalInterface
interface FieldListener {
    void changed(FormField field, @Nullable Object value);
}
