package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
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

    void require(ObjectNode request, Credits quote) {
        requirePossible();
        requireDuration(request.path("duration").asInt(0));
        requireResolution(request.path("resolution").asString(""));
        requireAudio(request.path("audio").asBoolean(false));
        if (caps.offPeakOnly() && !request.path("off_peak").asBoolean(false)) {
            throw refusal(
                    model,
                    "off_peak",
                    List.of(true),
                    capital(owner)
                            + " may use "
                            + model.title()
                            + " off-peak only. Set off_peak"
                            + " to true, or ask an admin.");
        }
        requireCredits(quote);
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
