package io.framehouse.sandbox.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How many images and subjects each mode takes, and what they must be like. */
final class ImageRules {
    private static final int REFERENCE_MIN_PIXELS = 128;
    private static final int MAX_IMAGES = 7;
    private static final int MAX_IMAGES_PER_SUBJECT = 3;
    private static final Pattern NUMBERED_SUBJECT = Pattern.compile("(?<!\\S)@(\\d+)");

    private final ImageIntake intake;

    ImageRules(ImageIntake intake) {
        this.intake = intake;
    }

    List<StoredImage> take(
            Body body, Profile profile, NamedModel named, Family family, String prompt) {
        return switch (named.mode()) {
            case TEXT -> List.of();
            case IMAGE -> plain(body, 1, 1, 1);
            case START_END -> pair(plain(body, 2, 2, 1));
            case REFERENCE -> reference(body, profile, named, family, prompt);
        };
    }

    private List<StoredImage> plain(Body body, int min, int max, int minPixels) {
        body.require("images");
        List<String> references = strings("images", body.array("images"));
        count("images", references.size(), min, max);
        return fetch("images", references, minPixels);
    }

    private static List<StoredImage> pair(List<StoredImage> images) {
        StoredImage first = images.get(0);
        StoredImage last = images.get(1);
        double quotient =
                (double) first.width() * last.height() / ((double) first.height() * last.width());
        if (quotient < 0.8 || quotient > 1.25) {
            throw new Refusal(
                    RefusalKind.IMAGE_LIMITS,
                    "images",
                    "images must have nearly the same shape: ratio first to last 0.8 to 1.25");
        }
        return images;
    }

    private List<StoredImage> reference(
            Body body, Profile profile, NamedModel named, Family family, String prompt) {
        if (!body.has("subjects")) {
            body.require(body.has("images") ? "images" : "subjects");
            int max = family == Family.V2 ? 3 : MAX_IMAGES;
            return plain(body, 1, max, REFERENCE_MIN_PIXELS);
        }
        if (named.model().equals("viduq3-mix")) {
            throw new Refusal(
                    RefusalKind.FIELD_UNWANTED, "subjects", "viduq3-mix takes images, no subjects");
        }
        if (body.has("images")) {
            throw new Refusal(
                    RefusalKind.FIELD_UNWANTED, "images", "give subjects or images, not both");
        }
        return subjects(body.array("subjects"), profile.subjectFields(), prompt);
    }

    private List<StoredImage> subjects(
            Iterable<JsonNode> subjects, Set<String> fields, String prompt) {
        Set<String> names = new HashSet<>();
        List<String> references = new ArrayList<>();
        for (JsonNode node : subjects) {
            if (!(node instanceof ObjectNode object)) {
                throw Refusal.invalid("subjects", "must hold objects", node.getNodeType());
            }
            Body subject = new Body(object);
            subject.refuseOthersThan(fields);
            subject.require(subject.has("name") ? "name" : "id");
            subject.text("voice_id", "");
            if (!names.add(subject.text("name", subject.text("id", "")))) {
                throw Refusal.invalid("subjects.id", "must be different for each subject", node);
            }
            subject.require("images");
            List<String> own = strings("subjects.images", subject.array("images"));
            count("subjects.images", own.size(), 1, MAX_IMAGES_PER_SUBJECT);
            references.addAll(own);
        }
        count("subjects", names.size(), 1, MAX_IMAGES);
        count("subjects.images", references.size(), 1, MAX_IMAGES);
        refuseUnknownSubjects(prompt, names);
        return fetch("subjects.images", references, REFERENCE_MIN_PIXELS);
    }

    private static void refuseUnknownSubjects(String prompt, Set<String> names) {
        Matcher matcher = NUMBERED_SUBJECT.matcher(prompt);
        while (matcher.find()) {
            if (!names.contains(matcher.group(1))) {
                throw Refusal.invalid(
                        "prompt", "may name only subjects that are given", matcher.group());
            }
        }
    }

    private static List<String> strings(String field, Iterable<JsonNode> nodes) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (!node.isString()) {
                throw Refusal.invalid(field, "must hold URLs or data URIs", node.getNodeType());
            }
            texts.add(node.stringValue());
        }
        return texts;
    }

    private static void count(String field, int count, int min, int max) {
        if (count < min || count > max) {
            String range = min == max ? "exactly " + min : min + " to " + max;
            throw new Refusal(
                    RefusalKind.FIELD_COUNT,
                    field,
                    field + " must have " + range + " items, but has " + count);
        }
    }

    private List<StoredImage> fetch(String field, List<String> references, int minPixels) {
        return references.stream()
                .map(reference -> intake.take(field, reference, minPixels))
                .toList();
    }
}
