package io.framehouse.providers;

import java.util.List;

/** The catalogue's model ids for a dialect, for checking and choosing; implemented by jobs. */
public interface ModelNames {
    List<String> ofDialect(String dialect);
}
