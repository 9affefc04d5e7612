package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class KindPickerTest {
    private static final ModelChoice IMAGE_ONE = choice("image-one", "img2video");
    private static final ModelChoice IMAGE_TWO = choice("image-two", "img2video");
    private static final ModelChoice TEXT = choice("text", "text2video");

    private final List<ModelChoice> chosen = new ArrayList<>();
    private final KindPicker picker =
            new KindPicker(List.of(IMAGE_ONE, TEXT, IMAGE_TWO), chosen::add);

    @Test
    void eachKindHasItsModelsInOrder() {
        assertThat(picker.of("Image to video")).containsExactly(IMAGE_ONE, IMAGE_TWO);
        assertThat(picker.of("Text to video")).containsExactly(TEXT);
        assertThat(picker.of("Dance to video")).isEmpty();
    }

    @Test
    void onlyAnotherKindChangesTheCards() {
        assertThat(picker.show(IMAGE_ONE)).isTrue();
        assertThat(picker.show(IMAGE_TWO)).isFalse();
        assertThat(picker.show(TEXT)).isTrue();
        assertThat(group().getValue()).isEqualTo("Text to video");
        assertThat(chosen).isEmpty();
    }

    @Test
    void theNumberOfModelsStandsBesideTheKind() {
        assertThat(group().getItemLabelGenerator().apply("Image to video"))
                .isEqualTo("Image to video (2)");
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<String> group() {
        return (RadioButtonGroup<String>) picker.getChildren().findFirst().orElseThrow();
    }

    private static ModelChoice choice(String id, String mode) {
        CatalogModel model =
                new CatalogModel(
                        id,
                        id,
                        mode,
                        "",
                        JsonNodeFactory.instance.objectNode(),
                        List.of(),
                        List.of(),
                        Duration.ofMinutes(1));
        return new ModelChoice(model, AllowedModel.of(id), null);
    }
}
