package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.Consumer;

/** The drawing of a chart; the library comes with the first one of a page. */
@Tag("frame-chart")
@JsModule("context://js/chart.js")
final class ChartPlot extends Component implements HasStyle {
    private static final String INDEX = "event.detail.index";

    /**
     * A drawing.
     *
     * @param open told the address of a point that somebody wants to look into
     */
    ChartPlot(ChartData data, Consumer<String> open) {
        addClassName("chart__plot");
        getElement().setPropertyJson("chart", ChartJson.of(data));
        getElement()
                .addEventListener(
                        "chart-open",
                        event -> {
                            int index = event.getEventData().path(INDEX).asInt(-1);
                            if (index >= 0 && index < data.points().size()) {
                                String address = data.points().get(index).address();
                                if (address != null) {
                                    open.accept(address);
                                }
                            }
                        })
                .addEventData(INDEX);
    }
}
