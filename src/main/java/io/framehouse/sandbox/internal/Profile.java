package io.framehouse.sandbox.internal;

import java.util.Map;
import java.util.Set;

/**
 * What a dialect's pages say differently from the others, as data.
 *
 * @param promptLimits characters by family
 * @param promptAlways whether every mode needs a prompt
 * @param secondsAlways whether duration must be given
 * @param strongestMovement the fourth movement word, {@code high} or {@code large}
 * @param offPeak when off-peak may be asked for
 * @param fields the fields of each mode; any other is unwanted
 * @param subjectFields the fields of a subject
 */
record Profile(
        Map<Family, Integer> promptLimits,
        boolean promptAlways,
        boolean secondsAlways,
        String strongestMovement,
        OffPeak offPeak,
        Map<Mode, Set<String>> fields,
        Set<String> subjectFields) {

    enum OffPeak {
        /** No rule is printed. */
        ALLOWED,
        /** Not together with audio, except for Q3 models. */
        NOT_WITH_AUDIO,
        /** Temporarily unavailable. */
        UNAVAILABLE
    }

    private static final String COMMON =
            "prompt duration resolution movement_amplitude audio bgm seed watermark ";
    private static final String VIDU =
            "model "
                    + COMMON
                    + "audio_type voice_id is_rec style off_peak meta_data payload callback_url ";
    private static final String MARK = "wm_position wm_url ";

    /** The routers' {@code /v3/async} pages. */
    static final Profile ASYNC =
            new Profile(
                    Map.of(Family.Q3, 5000, Family.Q2, 2000, Family.Q1, 1500, Family.V2, 1500),
                    true,
                    true,
                    "high",
                    OffPeak.ALLOWED,
                    Map.of(
                            Mode.IMAGE, words(COMMON + "images voice_id off_peak"),
                            Mode.START_END,
                                    words(COMMON + MARK + "images voice_id off_peak is_rec"),
                            Mode.REFERENCE, words(COMMON + "subjects aspect_ratio"),
                            Mode.TEXT, words(COMMON + "voice_id off_peak aspect_ratio style")),
                    words("id images voice_id"));

    /** Vidu's own pages. */
    static final Profile VIDU_OFFICIAL = vidu(VIDU + MARK);

    /** The proxy below {@code /vidu}, whose page prints no watermark fields. */
    static final Profile VIDU_PROXY = vidu(VIDU.replace("watermark ", ""));

    /** Vtrix's page; off-peak is "temporarily unavailable" there. */
    static final Profile VTRIX =
            new Profile(
                    Map.of(Family.Q3, 2000, Family.Q2, 2000, Family.Q1, 2000, Family.V2, 2000),
                    false,
                    false,
                    "large",
                    OffPeak.UNAVAILABLE,
                    viduModes(
                            COMMON + MARK + "voice_id is_rec payload off_peak callback_url style "),
                    Set.of());

    private static Profile vidu(String fields) {
        return new Profile(
                Map.of(Family.Q3, 5000, Family.Q2, 5000, Family.Q1, 5000, Family.V2, 5000),
                false,
                false,
                "large",
                OffPeak.NOT_WITH_AUDIO,
                viduModes(fields),
                words("id name images voice_id server_id"));
    }

    private static Map<Mode, Set<String>> viduModes(String fields) {
        return Map.of(
                Mode.IMAGE, words(fields + "images"),
                Mode.START_END, words(fields + "images"),
                Mode.REFERENCE, words(fields + "images subjects aspect_ratio"),
                Mode.TEXT, words(fields + "aspect_ratio"));
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    Set<String> movements() {
        return Set.of("auto", "small", "medium", strongestMovement);
    }

    boolean needsPrompt(Mode mode) {
        return promptAlways || mode == Mode.TEXT || mode == Mode.REFERENCE;
    }
}
