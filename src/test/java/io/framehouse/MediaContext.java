package io.framehouse;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * A test with the database and the modules of media only: shared, audit, outbound, storage,
 * gallery; no web server and no copying on its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = MediaContext.Media.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "framehouse.copies.enabled=false",
            "framehouse.public-url=https://video.example",
            "framehouse.allow-private-addresses=true"
        })
@PostgresTest
public @interface MediaContext {
    /** Not a configuration by annotation, so that no other test's scan finds it. */
    @EnableAutoConfiguration(
            excludeName = {
                "com.vaadin.flow.spring.SpringBootAutoConfiguration",
                "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
                "com.vaadin.flow.spring.VaadinScopesConfig"
            })
    @ComponentScan(
            basePackages = {
                "io.framehouse.shared",
                "io.framehouse.audit.internal",
                "io.framehouse.outbound",
                "io.framehouse.storage",
                "io.framehouse.gallery.internal"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.CUSTOM,
                            classes = TypeExcludeFilter.class))
    class Media {}
}
