package io.framehouse.storage.internal;

/** Why a file is not taken as a video, for people; each goes on where "The file" begins. */
final class VideoWords {
    static final String EMPTY = "is empty.";
    static final String NO_VIDEO = "is no video of a known kind, or is cut off.";
    static final String NO_PICTURES = "is no video: it has sound but no pictures.";
    static final String NO_LENGTH = "is no video that can be played: it has no length.";
    static final String CUT_OFF = "is cut off, or damaged inside.";

    static final String OUTSIDE = "takes its pictures or sound from another file.";

    private VideoWords() {}

    static String tooLarge(int width, int height) {
        return "says its pictures are %,d × %,d pixels large; at most %,d pixels are taken."
                .formatted(width, height, VideoLimits.PIXELS);
    }

    static String tooMany(long pictures) {
        return "says it has %,d pictures; at most %,d are taken."
                .formatted(pictures, VideoLimits.PICTURES);
    }

    static String tooLong(long seconds) {
        return "says it is %,d seconds long; at most %,d seconds are taken."
                .formatted(seconds, VideoLimits.SECONDS);
    }

    static String otherLength(long saidMillis, long readMillis) {
        return "says it is %s seconds long but has pictures and sound for %s seconds."
                .formatted(seconds(saidMillis), seconds(readMillis));
    }

    private static String seconds(long millis) {
        return java.math.BigDecimal.valueOf(millis, 3)
                .setScale(1, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }
}
