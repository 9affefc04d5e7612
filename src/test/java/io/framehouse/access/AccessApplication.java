package io.framehouse.access;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * People, keys, teams and the trail alone, on a real database. No stereotype on purpose, so that no
 * other test finds it by scanning.
 */
@EnableAutoConfiguration
@ComponentScan(
        value = {
            "io.framehouse.shared",
            "io.framehouse.audit",
            "io.framehouse.teams",
            "io.framehouse.access"
        },
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|IT|E2E)(\\$.*)?"))
@EnableVaadin("io.framehouse")
public class AccessApplication {}
