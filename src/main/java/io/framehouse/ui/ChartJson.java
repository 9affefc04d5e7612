package io.framehouse.ui;

import io.framehouse.ui.ChartData.Cell;
import io.framehouse.ui.ChartData.Limit;
import io.framehouse.ui.ChartData.Point;
import io.framehouse.ui.ChartData.Series;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A chart as the browser's script reads it. */
final class ChartJson {
    private ChartJson() {}

    static ObjectNode of(ChartData data) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", word(data.kind())).put("label", data.title()).put("unit", data.unit());
        json.put("empty", data.empty()).put("below", isBelowZero(data));
        Limit limit = data.limit();
        if (limit != null) {
            json.putObject("limit").put("value", limit.value()).put("text", limit.text());
        }
        ArrayNode points = json.putArray("points");
        for (int i = 0; i < data.points().size(); i++) {
            points.add(point(data.points().get(i), data.sum(i), data.spoken(i)));
        }
        ArrayNode series = json.putArray("series");
        data.series().forEach(one -> series.add(series(one)));
        return json;
    }

    private static ObjectNode point(Point point, String sum, String spoken) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("label", point.label())
                .put("title", point.title())
                .put("total", sum)
                .put("spoken", spoken)
                .put("soFar", point.soFar())
                .put("color", point.color())
                .put("link", point.address() != null);
    }

    private static ObjectNode series(Series series) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", series.name()).put("color", series.color());
        json.put("pattern", series.pattern()).put("mark", word(series.mark()));
        ArrayNode values = json.putArray("values");
        ArrayNode texts = json.putArray("texts");
        for (Cell cell : series.cells()) {
            values.add(cell.value());
            texts.add(cell.text());
        }
        return json;
    }

    private static boolean isBelowZero(ChartData data) {
        return data.series().stream()
                .flatMap(series -> series.cells().stream())
                .map(Cell::value)
                .anyMatch(value -> value != null && value.compareTo(BigDecimal.ZERO) < 0);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
