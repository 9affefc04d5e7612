package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Wire;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An allowlist in the words of the API, for the trail. */
final class AllowedModelWords {
    private AllowedModelWords() {}

    static List<Map<String, Object>> of(List<AllowedModel> models) {
        return models.stream().map(AllowedModelWords::of).toList();
    }

    private static Map<String, Object> of(AllowedModel model) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("model", model.model());
        Integer seconds = model.maxDurationSeconds();
        if (seconds != null) {
            words.put("max_duration", seconds);
        }
        List<String> resolutions = model.resolutions();
        if (resolutions != null) {
            words.put("resolutions", resolutions);
        }
        words.put("audio", Wire.of(model.audio()));
        words.put("off_peak_only", model.offPeak() == AllowedModel.OffPeak.ONLY);
        words.put("off_peak_never", model.offPeak() == AllowedModel.OffPeak.NEVER);
        words.put("recommended_prompt", Wire.of(model.recommendedPrompt()));
        words.put("watermark", Wire.of(model.watermark()));
        Credits most = model.maxCreditsPerJob();
        if (most != null) {
            words.put("max_credits_per_job", most.toWire());
        }
        Who who = model.who();
        if (!who.everybody()) {
            words.put("members", texts(who.members()));
            words.put("keys", texts(who.keys()));
        }
        return words;
    }

    private static List<String> texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).sorted().toList();
    }
}
