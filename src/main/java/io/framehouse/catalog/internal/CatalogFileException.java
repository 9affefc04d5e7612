package io.framehouse.catalog.internal;

/** A catalogue file is wrong; the message names file and field. */
final class CatalogFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogFileException(String file, String field, String problem) {
        super("Catalogue file '" + file + "', field '" + field + "': " + problem);
    }

    CatalogFileException(String file, Throwable cause) {
        super("Catalogue file '" + file + "' cannot be read: " + cause.getMessage(), cause);
    }
}
