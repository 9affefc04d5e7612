package io.framehouse.catalog.ui;

/** Where the price book is. */
public final class PricesNavigation {
    /** The address without a leading slash; a model's id may follow it. */
    public static final String PATH = "admin/prices";

    /** The parameter that chooses a version: its number. */
    public static final String VERSION = "version";

    /** The parameter that chooses a tab: {@code rates} or {@code teams}. */
    public static final String TAB = "tab";

    private PricesNavigation() {}

    /** The address of a model's prices. */
    public static String path(String model) {
        return PATH + "/" + model;
    }
}
