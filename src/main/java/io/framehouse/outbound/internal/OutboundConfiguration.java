package io.framehouse.outbound.internal;

import io.framehouse.outbound.AllowedAddresses;
import io.framehouse.outbound.GuardedHttp;
import io.framehouse.outbound.OutboundFiles;
import io.framehouse.outbound.OutboundPost;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The guarded clients with the settings of this installation. */
@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {
    @Bean(destroyMethod = "close")
    GuardedHttp guardedHttp(
            @Value("${framehouse.allow-private-addresses:false}") boolean allowPrivate,
            ObjectProvider<AllowedAddresses> allowed) {
        return new ApacheGuardedHttp(
                rules(allowPrivate, allowed), SystemDefaultDnsResolver.INSTANCE);
    }

    @Bean(destroyMethod = "close")
    OutboundPost outboundPost(
            @Value("${framehouse.allow-private-addresses:false}") boolean allowPrivate,
            ObjectProvider<AllowedAddresses> allowed) {
        return new ApacheOutboundPost(
                rules(allowPrivate, allowed), SystemDefaultDnsResolver.INSTANCE);
    }

    @Bean(destroyMethod = "close")
    OutboundFiles outboundFiles(
            @Value("${framehouse.allow-private-addresses:false}") boolean allowPrivate,
            ObjectProvider<AllowedAddresses> allowed) {
        return new ApacheOutboundFiles(
                rules(allowPrivate, allowed), SystemDefaultDnsResolver.INSTANCE);
    }

    private static AddressRules rules(
            boolean allowPrivate, ObjectProvider<AllowedAddresses> allowed) {
        // Asked late, because whoever allows an address may itself start after this client.
        AllowedAddresses any =
                (URI address) -> allowed.stream().anyMatch(rule -> rule.allows(address));
        return new AddressRules(allowPrivate, List.of(any));
    }
}
