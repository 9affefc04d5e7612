package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** Checks a page against WCAG 2.2 A and AA; anything serious or critical fails. */
public final class Accessibility {
    private static final Set<String> FAILING = Set.of("serious", "critical");

    private Accessibility() {}

    public static void check(Page page) {
        List<String> broken =
                new AxeBuilder(page)
                                .options(options())
                                // No frames of other origins here: checked in the page itself.
                                .setLegacyMode(true)
                                .withTags(
                                        List.of(
                                                "wcag2a",
                                                "wcag2aa",
                                                "wcag21a",
                                                "wcag21aa",
                                                "wcag22aa"))
                                .analyze()
                                .getViolations()
                                .stream()
                                .filter(rule -> FAILING.contains(rule.getImpact()))
                                .flatMap(rule ->
                                        rule.getNodes().stream()
                                                .map(node ->
                                                        rule.getId()
                                                                + " "
                                                                + node.getTarget()
                                                                + " "
                                                                + node.getHtml()
                                                                + " "
                                                                + node.getFailureSummary()))
                                .toList();
        assertThat(broken).as("accessibility of " + page.url()).isEmpty();
    }

    /** Of what is right nothing is told, which is most of the work. */
    private static AxeRunOptions options() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        options.setIFrames(false);
        return options;
    }
}
