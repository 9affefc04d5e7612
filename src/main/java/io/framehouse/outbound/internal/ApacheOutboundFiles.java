package io.framehouse.outbound.internal;

import io.framehouse.outbound.OutboundFiles;
import io.framehouse.outbound.OutboundPost.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.FileEntity;

/** Sends files through clients of its own, so that long ones take nothing from messages. */
final class ApacheOutboundFiles implements OutboundFiles, AutoCloseable {
    private final GuardedExchange exchange;

    ApacheOutboundFiles(AddressRules rules, DnsResolver names) {
        this.exchange = new GuardedExchange(rules, names, "outbound-files-deadlines");
    }

    @Override
    public Reply put(URI address, Map<String, String> headers, Path file, Duration timeout) {
        return exchange.send(address, () -> request(address, headers, file), timeout);
    }

    private static HttpPut request(URI address, Map<String, String> headers, Path file) {
        HttpPut request = new HttpPut(address);
        headers.forEach(request::setHeader);
        request.setEntity(new FileEntity(file.toFile(), (ContentType) null));
        // A refusal comes before the body: whoever closes on a long one could not be read.
        request.setConfig(HttpClients.requests().setExpectContinueEnabled(true).build());
        return request;
    }

    @Override
    public Reply delete(URI address, Map<String, String> headers, Duration timeout) {
        return exchange.send(
                address,
                () -> {
                    HttpDelete request = new HttpDelete(address);
                    headers.forEach(request::setHeader);
                    return request;
                },
                timeout);
    }

    @Override
    public void close() throws IOException {
        exchange.close();
    }
}
