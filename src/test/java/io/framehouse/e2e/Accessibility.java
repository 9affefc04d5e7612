package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Checks a page against WCAG 2.2 A and AA; anything serious or critical fails. */
public final class Accessibility {
    /** What the library's own runner does, but the page tells only what fails: decision 0031. */
    private static final String RUN =
            """
            async () => {
                const found = await axe.run(document, {
                    runOnly: {type: 'tag',
                        values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
                    resultTypes: ['violations'],
                    iframes: false,
                });
                return found.violations
                    .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
                    .flatMap(rule => rule.nodes.map(node =>
                        `${rule.id} ${node.target} ${node.html} ${node.failureSummary}`));
            }
            """;

    private static final String AXE = axe();

    private Accessibility() {}

    public static void check(Page page) {
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(AXE);
        }
        assertThat(page.evaluate(RUN))
                .as("accessibility of " + page.url())
                .asInstanceOf(list(String.class))
                .isEmpty();
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
