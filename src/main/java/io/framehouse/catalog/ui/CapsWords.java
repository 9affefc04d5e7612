package io.framehouse.catalog.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.RecommendedPrompt;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Caps in words: what holds, and what a change makes different. */
final class CapsWords {
    private static final String NO_LIMIT = "no limit";

    private CapsWords() {}

    /** Such as {@code for 2 members · up to 8 s · 720p · off-peak only}. */
    static String summary(AllowedModel caps) {
        List<String> words = new ArrayList<>();
        if (!caps.who().everybody()) {
            words.add("for " + who(caps.who()));
        }
        if (caps.maxDurationSeconds() != null) {
            words.add("up to " + caps.maxDurationSeconds() + " s");
        }
        if (caps.resolutions() != null) {
            words.add(String.join(", ", caps.resolutions()));
        }
        if (caps.audio() != Audio.ALLOWED) {
            words.add("sound " + sound(caps.audio()).toLowerCase(Locale.ROOT));
        }
        if (caps.offPeak() != OffPeak.ALLOWED) {
            words.add(caps.offPeak() == OffPeak.ONLY ? "off-peak only" : "no off-peak");
        }
        if (caps.recommendedPrompt() == RecommendedPrompt.NEVER) {
            words.add("no recommended prompt");
        }
        if (caps.watermark() == Watermark.ALWAYS) {
            words.add("watermark always on");
        }
        Credits most = caps.maxCreditsPerJob();
        if (most != null) {
            words.add("at most " + CreditsFormat.shortText(most) + " a job");
        }
        return words.isEmpty() ? "No caps" : String.join(" \u00b7 ", words);
    }

    static String sound(Audio audio) {
        return switch (audio) {
            case ALLOWED -> "Allowed";
            case NEVER -> "Not allowed";
            case ALWAYS -> "Always on";
        };
    }

    static String offPeak(OffPeak offPeak) {
        return switch (offPeak) {
            case ALLOWED -> "Allowed";
            case ONLY -> "Required";
            case NEVER -> "Not allowed";
        };
    }

    static String prompt(RecommendedPrompt prompt) {
        return prompt == RecommendedPrompt.ALLOWED ? "Allowed" : "Not allowed";
    }

    static String watermark(Watermark watermark) {
        return watermark == Watermark.FREE ? "Free" : "Always on";
    }

    /** Such as {@code 2 members and 1 key}. */
    static String who(Who who) {
        if (who.everybody()) {
            return "everybody";
        }
        List<String> parts = new ArrayList<>();
        count(parts, who.members().size(), "member");
        count(parts, who.keys().size(), "key");
        return parts.isEmpty() ? "nobody" : String.join(" and ", parts);
    }

    private static void count(List<String> parts, int many, String one) {
        if (many > 0) {
            parts.add(many == 1 ? "1 " + one : many + " " + one + "s");
        }
    }

    static String mode(String mode) {
        return switch (mode) {
            case "img2video" -> "Image to video";
            case "reference2video" -> "Reference to video";
            case "text2video" -> "Text to video";
            case "start-end2video" -> "Start and end image";
            default -> mode;
        };
    }

    /**
     * Such as {@code Vidu Q3 Pro: max seconds 16 → 8.}
     *
     * @param longest the model's own limit in seconds; null where it has none
     */
    static String difference(
            String title, AllowedModel before, AllowedModel after, @Nullable Integer longest) {
        List<String> parts = new ArrayList<>();
        add(
                parts,
                "max seconds",
                seconds(before.maxDurationSeconds(), longest),
                seconds(after.maxDurationSeconds(), longest));
        add(parts, "resolutions", list(before.resolutions()), list(after.resolutions()));
        add(parts, "sound", sound(before.audio()), sound(after.audio()));
        add(parts, "off-peak", offPeak(before.offPeak()), offPeak(after.offPeak()));
        add(
                parts,
                "recommended prompt",
                prompt(before.recommendedPrompt()),
                prompt(after.recommendedPrompt()));
        add(parts, "watermark", watermark(before.watermark()), watermark(after.watermark()));
        add(
                parts,
                "max credits per job",
                credits(before.maxCreditsPerJob()),
                credits(after.maxCreditsPerJob()));
        addWho(parts, before.who(), after.who());
        return title
                + ": "
                + (parts.isEmpty() ? "nothing changed" : String.join(", ", parts))
                + ".";
    }

    /** The caps of a row for all models as caps of one model, which may offer less. */
    static AllowedModel forModel(AllowedModel caps, String model, ModelLimits limits) {
        List<String> resolutions = caps.resolutions();
        if (resolutions != null && !caps.model().equals(model)) {
            resolutions = resolutions.stream().filter(limits.resolutions()::contains).toList();
        }
        return caps.withModel(model, resolutions);
    }

    /** As many as before may still be others. */
    private static void addWho(List<String> parts, Who before, Who after) {
        String was = who(before);
        String is = who(after);
        if (was.equals(is) && !before.equals(after)) {
            parts.add("other members or keys, " + is + " as before");
        }
        add(parts, "who", was, is);
    }

    private static void add(List<String> parts, String what, String before, String after) {
        if (!Objects.equals(before, after)) {
            parts.add(what + " " + before + " \u2192 " + after);
        }
    }

    private static String seconds(@Nullable Integer cap, @Nullable Integer longest) {
        Integer shown = cap == null ? longest : cap;
        return shown == null ? NO_LIMIT : shown.toString();
    }

    private static String list(@Nullable List<String> resolutions) {
        return resolutions == null ? "all" : String.join(", ", resolutions);
    }

    private static String credits(@Nullable Credits most) {
        return most == null ? NO_LIMIT : CreditsFormat.number(most);
    }
}
