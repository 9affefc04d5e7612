package io.framehouse.sandbox.internal;

import java.util.List;

/** What is to be made, after checking, in one form for all dialects. */
record Generation(
        String model,
        Mode mode,
        List<StoredImage> images,
        String prompt,
        int seconds,
        String resolution,
        String aspectRatio,
        boolean audio,
        String audioType,
        boolean music,
        boolean recommendedPrompt,
        long seed,
        String movement,
        boolean offPeak,
        boolean watermark,
        int watermarkPosition,
        String payload,
        String callbackUrl) {}
