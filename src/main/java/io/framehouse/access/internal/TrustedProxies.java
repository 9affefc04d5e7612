package io.framehouse.access.internal;

import io.framehouse.shared.ProxySettings;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Believes what proxies say of the client (X-Forwarded-For, -Proto, -Host, -Port), but only those
 * of FRAMEHOUSE_TRUSTED_PROXIES. From anybody else, and where none is named, these headers mean
 * nothing: the client's address counts wrong keys and wrong sign-ins and stands in the audit trail.
 */
@Component
final class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final String networks;

    TrustedProxies(Environment settings) {
        this.networks = String.join(",", ProxySettings.networks(settings));
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!networks.isEmpty()) {
            factory.addEngineValves(valve());
        }
    }

    private RemoteIpValve valve() {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(networks);
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader("X-Forwarded-Host");
        valve.setPortHeader("X-Forwarded-Port");
        return valve;
    }
}
