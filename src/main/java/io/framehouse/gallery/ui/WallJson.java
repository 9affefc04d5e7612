package io.framehouse.gallery.ui;

import io.framehouse.gallery.WallCard;
import io.framehouse.gallery.WallPage;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MediaPath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tiles as {@code js/wall.js} draws them, with short names since there are many: {@code c} caption,
 * {@code n} name for those who do not see it, {@code s} state, {@code v} video, {@code k} cover,
 * {@code p} preview, {@code r} width by height, {@code l} length, {@code a} sound, {@code m} month,
 * {@code t} starred, {@code e} rating, {@code o} its place in the order; {@code stamp} changes when
 * what is shown does.
 */
record WallJson(CurrentTeam team, boolean months) {
    private static final BigDecimal USUAL_RATIO = new BigDecimal("1.778");
    private static final BigDecimal NARROWEST = new BigDecimal("0.45");
    private static final BigDecimal WIDEST = new BigDecimal("2.6");

    ObjectNode page(WallPage page) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("cards", cards(page.cards()));
        json.put("before", page.before());
        json.put("after", page.after());
        return json;
    }

    ArrayNode cards(List<WallCard> cards) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        cards.forEach(card -> list.add(card(card)));
        return list;
    }

    ObjectNode card(WallCard card) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", card.id().toString());
        json.put("c", WallWords.caption(card));
        json.put("n", WallWords.accessibleName(card, team));
        json.put("s", card.state());
        link(json, "v", card.videoUrl());
        link(json, "k", card.coverUrl());
        link(json, "p", card.previewUrl());
        json.put("r", ratio(card));
        json.put("l", WallWords.clock(card));
        json.put("a", card.sound());
        json.put("m", months ? WallWords.month(card, team) : "");
        json.put("t", card.starred());
        json.put("e", card.rating());
        json.put("o", card.place());
        json.put("stamp", stamp(card));
        return json;
    }

    private static void link(ObjectNode json, String name, @Nullable String url) {
        if (url != null) {
            json.put(name, MediaPath.of(url));
        }
    }

    /**
     * Changes when what a tile shows does. Links are signed anew each time: only whether there is
     * one counts.
     */
    static String stamp(WallCard card) {
        int hash =
                Objects.hash(
                        card.caption(),
                        card.state(),
                        card.videoUrl() == null,
                        card.coverUrl() == null,
                        card.previewUrl() == null,
                        card.width(),
                        card.height(),
                        card.durationMillis(),
                        card.sound(),
                        card.rating(),
                        card.starred());
        return Integer.toHexString(hash);
    }

    private static BigDecimal ratio(WallCard card) {
        Integer width = card.width();
        Integer height = card.height();
        if (width == null || height == null || width <= 0 || height <= 0) {
            return USUAL_RATIO;
        }
        return BigDecimal.valueOf(width)
                .divide(BigDecimal.valueOf(height), 3, RoundingMode.HALF_UP)
                .max(NARROWEST)
                .min(WIDEST);
    }
}
