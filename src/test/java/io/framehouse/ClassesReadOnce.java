package io.framehouse;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/**
 * What is read of the house's classes to find its parts is kept for the next application of the
 * same process; the classes do not change meanwhile.
 *
 * @see "Decision 0031: how the tests stay short"
 */
public final class ClassesReadOnce
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    /** Spring Boot's name for the reader that all its parts share. */
    private static final String READER =
            "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    private static final CachingMetadataReaderFactory KEPT =
            new CachingMetadataReaderFactory(new DefaultResourceLoader());

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(new Exchange());
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** Puts the kept reader in the place of the application's own. */
    private static final class Exchange implements BeanDefinitionRegistryPostProcessor {
        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
            if (registry.containsBeanDefinition(READER)) {
                registry.removeBeanDefinition(READER);
                registry.registerBeanDefinition(
                        READER,
                        new RootBeanDefinition(CachingMetadataReaderFactory.class, () -> KEPT));
            }
        }

        @Override
        public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
            // All is done before.
        }
    }
}
