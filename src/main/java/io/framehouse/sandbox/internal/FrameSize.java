package io.framehouse.sandbox.internal;

/** Width and height of a video in pixels, both even. */
record FrameSize(int width, int height) {
    private static final int LONGEST_SIDE = 3840;

    /** The short side is the resolution; the shape is the image's or the ratio asked for. */
    static FrameSize of(Generation generation) {
        int shortSide = Integer.parseInt(generation.resolution().replace("p", ""));
        long across;
        long down;
        if (generation.mode() == Mode.IMAGE || generation.mode() == Mode.START_END) {
            across = generation.images().getFirst().width();
            down = generation.images().getFirst().height();
        } else {
            String[] ratio = generation.aspectRatio().split(":");
            across = Long.parseLong(ratio[0]);
            down = Long.parseLong(ratio[1]);
        }
        return across >= down
                ? new FrameSize(longSide(shortSide, across, down), shortSide)
                : new FrameSize(shortSide, longSide(shortSide, down, across));
    }

    private static int longSide(int shortSide, long large, long small) {
        return even(Math.min(LONGEST_SIDE, (double) shortSide * large / small));
    }

    private static int even(double value) {
        return (int) Math.round(value / 2) * 2;
    }

    /** The larger picture over which the camera moves. */
    FrameSize canvas() {
        return new FrameSize(even(width * 1.16), even(height * 1.16));
    }
}
