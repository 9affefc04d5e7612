package io.framehouse.gallery;

/** In which order the wall shows videos; within the same value the newer one first. */
public enum WallSort {
    /** Newest first. */
    NEWEST("newest"),
    /** Oldest first. */
    OLDEST("oldest"),
    /** Highest cost first. */
    COST("cost"),
    /** Longest first. */
    LENGTH("length"),
    /** Best rated first; unrated ones last. */
    RATING("rating");

    private final String word;

    WallSort(String word) {
        this.word = word;
    }

    /** As addresses and calls carry it. */
    public String word() {
        return word;
    }
}
