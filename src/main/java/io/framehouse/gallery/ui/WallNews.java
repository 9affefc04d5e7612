package io.framehouse.gallery.ui;

import io.framehouse.gallery.GalleryWall;
import io.framehouse.gallery.WallCard;
import io.framehouse.gallery.WallPage;
import io.framehouse.gallery.WallPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of parts of the wall since the browser drew them. Asked by {@code from}, {@code
 * until} and {@code shown}, each an id and, after a blank, the stamp it was drawn with; answered
 * for each with {@code cards} that changed, ids that are {@code gone}, and what {@code came}, each
 * with the id it stands {@code after}, or none where it stands first.
 */
record WallNews(GalleryModel model, WallJson json) {
    /** As many tiles as the browser keeps, and the pages that come meanwhile. */
    private static final int MOST = 1_000;

    ObjectNode of(ArrayNode asked, @Nullable String top) {
        List<JsonNode> wanted =
                StreamSupport.stream(asked.spliterator(), false)
                        .limit(GalleryWall.MOST_PARTS)
                        .toList();
        List<WallPage> now =
                model.parts(
                        wanted.stream()
                                .map(part -> new WallPart(text(part, "from"), text(part, "until")))
                                .toList());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode parts = answer.putArray("parts");
        for (int i = 0; i < wanted.size(); i++) {
            parts.add(part(shown(wanted.get(i)), now.get(i)));
        }
        answer.put("newer", top != null && model.hasAbove(top));
        return answer;
    }

    private ObjectNode part(Map<String, String> shown, WallPage now) {
        List<WallCard> changed = new ArrayList<>();
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        ArrayNode came = part.putArray("came");
        String above = null;
        for (WallCard card : now.cards()) {
            String id = card.id().toString();
            String stamp = shown.remove(id);
            if (stamp == null) {
                ObjectNode one = came.addObject();
                one.put("after", above);
                one.set("card", json.card(card));
            } else if (!stamp.equals(WallJson.stamp(card))) {
                changed.add(card);
            }
            above = id;
        }
        part.set("cards", json.cards(changed));
        ArrayNode gone = part.putArray("gone");
        // What lies beyond the end of a part that was not read whole is not gone.
        if (now.after() == null) {
            shown.keySet().forEach(gone::add);
        }
        return part;
    }

    private static Map<String, String> shown(JsonNode part) {
        Map<String, String> stamps = new HashMap<>();
        StreamSupport.stream(part.path("shown").spliterator(), false)
                .limit(MOST)
                .map(entry -> entry.asString().split(" ", 2))
                .forEach(entry -> stamps.put(entry[0], entry.length > 1 ? entry[1] : ""));
        return stamps;
    }

    private static @Nullable String text(JsonNode part, String name) {
        JsonNode value = part.path(name);
        return value.isString() ? value.asString() : null;
    }
}
