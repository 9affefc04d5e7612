package io.framehouse.jobs;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole application with its loops at rest, a clock to move, and a bench to drive jobs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            JobBench.QUIET,
            "framehouse.copies.enabled=false",
            // Its provider is not there, and its clock stands still: a breaker would never close.
            "framehouse.providers.circuit-open-seconds=0"
        })
@PostgresTest
@Import({HouseFixtures.class, JobBench.class, JobBench.Time.class})
@interface BenchStory {}
