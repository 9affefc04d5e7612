package io.framehouse.firststart.internal;

import io.framehouse.outbound.AllowedAddresses;
import io.framehouse.sandbox.SandboxProvider;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets results be fetched from our own sandbox, and from no other private address. */
@Component
class SandboxAddress implements AllowedAddresses {
    private final ObjectProvider<SandboxProvider> sandbox;

    SandboxAddress(ObjectProvider<SandboxProvider> sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public boolean allows(URI address) {
        SandboxProvider running = sandbox.getIfAvailable();
        return running != null
                && "127.0.0.1".equals(address.getHost())
                && address.getPort() == running.port();
    }
}
