package io.framehouse.outbound.internal;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes clients that do nothing by themselves: no redirects, cookies, retries, proxy or unzip. */
final class HttpClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(20);
    private static final int MAX_HEADERS = 200;
    private static final int MAX_LINE_LENGTH = 16_384;
    private static final int MAX_CONNECTIONS = 100;

    private HttpClients() {}

    static CloseableHttpClient using(DnsResolver resolver) {
        Http1Config limits =
                Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_LINE_LENGTH)
                        .build();
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setConnectionFactory(
                                ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(limits)
                                        .build())
                        .setDefaultConnectionConfig(connectionConfig())
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(requests().build())
                .setUserAgent("Framehouse")
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .build();
    }

    static RequestConfig.Builder requests() {
        return RequestConfig.custom()
                .setResponseTimeout(Timeout.of(SILENCE_TIMEOUT))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false);
    }

    private static ConnectionConfig connectionConfig() {
        return ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                .setSocketTimeout(Timeout.of(SILENCE_TIMEOUT))
                .setTimeToLive(TimeValue.ofMinutes(1))
                .build();
    }
}
