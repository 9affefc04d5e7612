package io.framehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The module table of the design, held by the code. */
class ModularityTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(Framehouse.class);

    @Test
    void modulesKeepToTheirAllowedDependencies() {
        MODULES.verify();
    }

    @Test
    void everyPackageOfTheTableIsAModule() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .contains(
                        "shared",
                        "audit",
                        "teams",
                        "access",
                        "catalog",
                        "credits",
                        "providers",
                        "outbound",
                        "storage",
                        "jobs",
                        "reconciliation",
                        "gallery",
                        "gateway",
                        "reports",
                        "notices",
                        "administration",
                        "sandbox",
                        "ui",
                        "api",
                        "shell");
    }

    @Test
    void theTableIsShown() {
        StringBuilder table = new StringBuilder("module           allowed dependencies\n");
        MODULES.stream()
                .sorted(Comparator.comparing(module -> module.getIdentifier().toString()))
                .forEach(module -> table.append(row(module)));
        System.out.println(table);
        assertThat(table.toString()).contains("reconciliation");
    }

    private static String row(ApplicationModule module) {
        return "%-16s %s%n"
                .formatted(
                        module.getIdentifier(),
                        module.getDirectDependencies(MODULES)
                                .uniqueModules()
                                .map(used -> used.getIdentifier().toString())
                                .sorted()
                                .toList());
    }
}
