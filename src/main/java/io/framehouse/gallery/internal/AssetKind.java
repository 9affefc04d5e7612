package io.framehouse.gallery.internal;

/** What a copy is of. */
enum AssetKind {
    /** The video as the provider delivered it. */
    VIDEO,
    /** A still: the provider's, or one made from the video. */
    COVER,
    /** The same video with a watermark, where one was asked for. */
    WATERMARKED,
    /** A short film without sound made from the video, for the wall alone: nobody else is told. */
    PREVIEW
}
