package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.RecommendedPrompt;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.catalog.CatalogError;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds one request against the caps of one list.
 *
 * @param owner whose caps they are, for people: {@code your team} or {@code this key}
 */
record CapCheck(String owner, CatalogModel model, AllowedModel caps) {

    static DomainException modelRefused(String owner, CatalogModel model, List<String> allowed) {
        return refusal(
                model,
                "model",
                allowed,
                model.title() + " is not allowed for " + owner + ". Ask an admin to allow it.");
    }

    /**
     * The team's row for the model is for some of the team, and whoever asks is not among them.
     *
     * @param byKey whether a key asks rather than a person
     */
    static DomainException othersOnly(CatalogModel model, boolean byKey, List<String> allowed) {
        return refusal(
                model,
                "model",
                allowed,
                model.title()
                        + " is allowed for chosen members and keys of your team only, and "
                        + (byKey ? "neither this key nor its owner is" : "you are not")
                        + " among them. Ask an admin to add "
                        + (byKey ? "the key." : "you."));
    }

    void require(ObjectNode request, Credits quote) {
        requirePossible();
        requireDuration(request.path("duration").asInt(0));
        requireResolution(request.path("resolution").asString(""));
        requireAudio(request.path("audio").asBoolean(false));
        requireOffPeak(request.path("off_peak").asBoolean(false));
        requirePrompt(request.path("is_rec").asBoolean(false));
        requireWatermark(request.path("watermark").asBoolean(false));
        requireCredits(quote);
    }

    private void requireOffPeak(boolean offPeak) {
        if (caps.offPeak() == OffPeak.ONLY && !offPeak) {
            throw refusal(
                    model,
                    "off_peak",
                    List.of(true),
                    capital(owner)
                            + " may use "
                            + model.title()
                            + " off-peak only. Set off_peak to true, or ask an admin.");
        }
        if (caps.offPeak() == OffPeak.NEVER && offPeak) {
            throw refusal(
                    model,
                    "off_peak",
                    List.of(false),
                    "Off-peak is not allowed for "
                            + owner
                            + " with this model. Set off_peak to false, or ask an admin.");
        }
    }

    private void requirePrompt(boolean recommended) {
        if (recommended && caps.recommendedPrompt() == RecommendedPrompt.NEVER) {
            throw refusal(
                    model,
                    "is_rec",
                    List.of(false),
                    "A recommended prompt is not allowed for "
                            + owner
                            + " with this model. Set is_rec to false and write the prompt, or ask"
                            + " an admin.");
        }
    }

    private void requireWatermark(boolean marked) {
        if (!marked && caps.watermark() == Watermark.ALWAYS) {
            throw refusal(
                    model,
                    "watermark",
                    List.of(true),
                    capital(owner)
                            + " may use this model only with a watermark. Set watermark to true, or"
                            + " ask an admin.");
        }
    }

    /** No setting helps where the model never does what is demanded, so none is asked for. */
    private void requirePossible() {
        Optional<CapFit.Misfit> found = CapFit.misfit(model, caps);
        if (found.isPresent()) {
            CapFit.Misfit misfit = found.get();
            throw refusal(
                    model,
                    misfit.parameter(),
                    misfit.allowed(),
                    "%s %s, and %s may use models %s only. Choose another model, or ask an admin."
                            .formatted(model.title(), misfit.model(), owner, misfit.demand()));
        }
    }

    private void requireDuration(int seconds) {
        Integer most = caps.maxDurationSeconds();
        if (most != null && seconds > most) {
            throw refusal(
                    model,
                    "duration",
                    Map.of("max", most),
                    seconds
                            + " seconds is over "
                            + owner
                            + "'s limit of "
                            + most
                            + " for this model. Choose "
                            + most
                            + " or less, or ask an admin.");
        }
    }

    private void requireResolution(String resolution) {
        List<String> allowed = caps.resolutions();
        if (allowed != null && !allowed.contains(resolution)) {
            throw refusal(
                    model,
                    "resolution",
                    allowed,
                    resolution
                            + " is not allowed for "
                            + owner
                            + " with this model. Use "
                            + String.join(" or ", allowed)
                            + ".");
        }
    }

    private void requireAudio(boolean sound) {
        if (sound && caps.audio() == Audio.NEVER) {
            throw refusal(
                    model,
                    "audio",
                    List.of(false),
                    "Sound is not allowed for " + owner + " with this model. Set audio to false.");
        }
        if (!sound && caps.audio() == Audio.ALWAYS) {
            throw refusal(
                    model,
                    "audio",
                    List.of(true),
                    capital(owner) + " may use this model only with sound. Set audio to true.");
        }
    }

    private void requireCredits(Credits quote) {
        Credits most = caps.maxCreditsPerJob();
        if (most != null && quote.compareTo(most) > 0) {
            throw refusal(
                    model,
                    "max_credits_per_job",
                    most.toWire(),
                    "This job costs "
                            + quote
                            + ", over "
                            + owner
                            + "'s limit of "
                            + most
                            + " for a job with this model. Choose a cheaper setting, or ask an"
                            + " admin.");
        }
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static DomainException refusal(
            CatalogModel model, String parameter, Object allowed, String message) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("model", model.id());
        details.put("parameter", parameter);
        details.put("allowed", allowed);
        return new DomainException(CatalogError.NOT_ALLOWED, message, details);
    }
}
