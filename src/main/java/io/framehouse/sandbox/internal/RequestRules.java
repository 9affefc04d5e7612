package io.framehouse.sandbox.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Checks a submit against the pages and brings it into one form. */
final class RequestRules {
    private static final Set<String> RATIOS = Set.of("16:9", "9:16", "1:1", "3:4", "4:3");
    private static final Set<String> AUDIO_TYPES =
            Set.of("all", "speech_only", "sound_effect_only");
    private static final int MAX_PAYLOAD = 1_048_576;
    private static final long MAX_SEED = Integer.MAX_VALUE;

    private final ImageRules images;

    RequestRules(ImageRules images) {
        this.images = images;
    }

    /** Checks everything; images last, since they may have to be fetched. */
    Generation check(Body body, Profile profile, NamedModel named) {
        List<ModelRule> rules = ModelTable.of(named.model(), named.mode());
        if (rules.isEmpty()) {
            throw new Refusal(
                    RefusalKind.MODEL_UNKNOWN,
                    "model",
                    "model " + named.name() + " does not exist for " + named.mode().viduPath);
        }
        body.refuseOthersThan(profile.fields().getOrDefault(named.mode(), Set.of()));
        Family family = rules.getFirst().family();
        String prompt = prompt(body, profile, named.mode(), family);
        ModelRule rule = ruleForSeconds(body, profile, rules);
        boolean audio = body.flag("audio", family == Family.Q3);
        boolean offPeak = offPeak(body, profile, family, audio);
        body.text("voice_id", "");
        body.text("meta_data", "");
        body.text("wm_url", "");
        body.oneOf("style", Set.of("general", "anime"), "general");
        return new Generation(
                rule.like(),
                named.mode(),
                images.take(body, profile, named, family, prompt),
                prompt,
                seconds(body, rule),
                body.oneOf("resolution", rule.resolutions(), rule.defaultResolution()),
                body.oneOf("aspect_ratio", RATIOS, "16:9"),
                audio,
                body.oneOf("audio_type", AUDIO_TYPES, "all"),
                body.flag("bgm", false),
                body.flag("is_rec", false),
                seed(body, family),
                body.oneOf("movement_amplitude", profile.movements(), "auto"),
                offPeak,
                body.flag("watermark", false),
                (int) body.integer("wm_position", 3, 1, 4),
                body.textUpTo("payload", MAX_PAYLOAD),
                callback(body));
    }

    private static String prompt(Body body, Profile profile, Mode mode, Family family) {
        if (profile.needsPrompt(mode) && !body.flag("is_rec", false)) {
            body.require("prompt");
        }
        return body.textUpTo("prompt", profile.promptLimits().getOrDefault(family, 0));
    }

    private static ModelRule ruleForSeconds(Body body, Profile profile, List<ModelRule> rules) {
        if (profile.secondsAlways()) {
            body.require("duration");
        }
        return rules.stream()
                .filter(rule -> rule.allowsSeconds(seconds(body, rules.getFirst())))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "duration",
                                "must be " + ranges(rules) + " seconds",
                                seconds(body, rules.getFirst())));
    }

    private static String ranges(List<ModelRule> rules) {
        return rules.stream()
                .map(rule -> rule.minSeconds() + "-" + rule.maxSeconds())
                .collect(Collectors.joining(" or "));
    }

    private static int seconds(Body body, ModelRule rule) {
        int otherwise = Math.clamp(5, rule.minSeconds(), rule.maxSeconds());
        return (int) body.integer("duration", otherwise, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static boolean offPeak(Body body, Profile profile, Family family, boolean audio) {
        boolean offPeak = body.flag("off_peak", false);
        if (!offPeak) {
            return false;
        }
        switch (profile.offPeak()) {
            case ALLOWED -> {}
            case UNAVAILABLE ->
                    throw Refusal.invalid("off_peak", "is temporarily unavailable", true);
            case NOT_WITH_AUDIO -> {
                if (audio && family != Family.Q3) {
                    throw Refusal.invalid("off_peak", "does not go with audio", true);
                }
            }
        }
        return true;
    }

    private static long seed(Body body, Family family) {
        long max = family == Family.Q3 ? MAX_SEED : Long.MAX_VALUE;
        long seed = body.integer("seed", 0, family == Family.Q3 ? 0 : Long.MIN_VALUE, max);
        return seed == 0 ? ThreadLocalRandom.current().nextLong(1, MAX_SEED) : seed;
    }

    private static String callback(Body body) {
        String url = body.text("callback_url", "");
        if (!url.isEmpty() && !url.matches("https?://[^\\s]+")) {
            throw Refusal.invalid("callback_url", "must be an http or https address", url);
        }
        return url;
    }
}
