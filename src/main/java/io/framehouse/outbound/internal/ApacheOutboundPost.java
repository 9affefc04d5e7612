package io.framehouse.outbound.internal;

import io.framehouse.outbound.OutboundPost;
import java.io.IOException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Posts through clients of its own, so that slow receivers take nothing from downloads. */
final class ApacheOutboundPost implements OutboundPost, AutoCloseable {
    private final GuardedExchange exchange;

    ApacheOutboundPost(AddressRules rules, DnsResolver names) {
        this.exchange = new GuardedExchange(rules, names, "outbound-post-deadlines");
    }

    @Override
    public Reply post(Parcel parcel) {
        return exchange.send(parcel.address(), () -> request(parcel), parcel.timeout());
    }

    private static HttpPost request(Parcel parcel) {
        HttpPost request = new HttpPost(parcel.address());
        parcel.headers().forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(parcel.body(), (ContentType) null));
        return request;
    }

    @Override
    public void close() throws IOException {
        exchange.close();
    }
}
