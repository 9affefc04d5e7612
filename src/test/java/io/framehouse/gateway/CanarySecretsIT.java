package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.framehouse.TestDatabases;
import io.framehouse.access.Accounts;
import io.framehouse.access.AppCodes;
import io.framehouse.access.PasswordResets;
import io.framehouse.access.People;
import io.framehouse.access.SecondFactors;
import io.framehouse.access.SignedInUser;
import io.framehouse.gateway.ApiDocument.Operation;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Invitations;
import io.framehouse.teams.Invitations.Invited;
import io.framehouse.teams.Invitations.Wish;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Secrets that can be recognised go through every call of the document, fine and failing, and then
 * stand nowhere: not in the log, the metrics, an answer or any column of the database.
 */
@ApiStory
class CanarySecretsIT {
    private static final String MARK = "canary" + UUID.randomUUID().toString().replace("-", "");
    private static final String PROVIDER_KEY = MARK + "-provider-key";
    private static final String ADDRESS_PASSWORD = MARK + "-in-the-address";
    private static final String PASSWORD = MARK + "-password";
    private static final Pattern SHOWN_ONCE =
            Pattern.compile(
                    "\"(?:key|secret)\":\"((?:fh|whsec)_[^\"]+)\""
                            + "|\"link\":\"[^\"]+/invite/([^\"]+)\"");
    private static final String WRONG_KEY = "fh_canary_" + MARK + "wrongkey";

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired Accounts accounts;
    @Autowired PasswordResets resets;
    @Autowired Invitations invitations;
    @Autowired SandboxProvider sandbox;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired SecondFactors secondFactors;
    @Autowired SecurityContextHolderStrategy contexts;
    @Autowired Clock clock;

    @Value("${spring.datasource.url}")
    String database;

    private final Set<String> secrets = new HashSet<>();
    private final List<String> answers = new ArrayList<>();

    @Test
    void noSecretIsEverToldAgain() throws Exception {
        LogCopy log = LogCopy.listen();
        try {
            ApiDocument document = ApiDocument.read(port);
            OpenApiWorld world =
                    new OpenApiWorld(
                            port, document, people, sandbox, new PreviewRows(jdbc, transactions));
            document.operations().forEach(operation -> callFineAndBroken(world, operation));
            secrets.addAll(world.secrets());
            providerKeys();
            buckets(world);
            passwords();
            factors();
            singleSignOn();
            links(world);
        } finally {
            log.stop();
        }
        secrets.add(ApiStory.ADMIN_KEY);
        assertThat(secrets).hasSizeGreaterThan(10);
        String metrics = ApiClient.admin(port).get("/actuator/prometheus").is(200).text();
        List<String> told = new ArrayList<>();
        for (String secret : needles()) {
            log.lines().stream().filter(line -> line.contains(secret)).forEach(told::add);
            answers.stream().filter(answer -> answer.contains(secret)).forEach(told::add);
            assertThat(metrics.contains(secret)).as("metrics").isFalse();
        }
        assertThat(told).isEmpty();
        assertThat(log.lines()).as("the log was listened to").isNotEmpty();
        assertThat(answers).hasSizeGreaterThan(100);
        assertThat(columnsWithSecrets()).isEmpty();
    }

    private void callFineAndBroken(OpenApiWorld world, Operation operation) {
        if (operation.scopes().isEmpty()) {
            return;
        }
        ApiClient client = world.client(operation, operation.scopes().getFirst());
        ApiReply fine = world.send(operation, client);
        Matcher shown = SHOWN_ONCE.matcher(fine.text());
        if (shown.find()) {
            secrets.add(shown.group(1) == null ? shown.group(2) : shown.group(1));
        } else {
            answers.add(fine.text());
        }
        // What was ended just now is asked for again, and everything is asked with a wrong key.
        answers.add(world.sendInVain(operation, client, body -> "{\"x\": 1").text());
        for (String scheme : List.of("Bearer ", "Token ", "Basic ")) {
            answers.add(world.sendInVain(operation, client.showing(scheme + WRONG_KEY)).text());
        }
    }

    private void providerKeys() {
        ApiClient admin = ApiClient.admin(port);
        String path = "/api/v1/admin/provider-accounts";
        String account =
                "{\"name\": \"%s\", \"dialect\": \"vidu\", \"base_url\": \"%s\","
                        + " \"api_key\": \"%s\", \"enabled\": false}";
        String nowhere = "http://127.0.0.1:9/vidu";
        ApiReply made =
                admin.post(path, account.formatted(UUID.randomUUID(), nowhere, PROVIDER_KEY));
        String id = made.is(201).json().path("id").asString();
        answers.add(made.text());
        answers.add(admin.post(path + "/" + id + "/test", "").text());
        answers.add(admin.patch(path + "/" + id, key(PROVIDER_KEY + "2")).is(200).text());
        answers.add(admin.patch(path + "/" + id, key(PROVIDER_KEY.repeat(50))).is(400).text());
        answers.add(
                admin.post(
                                path,
                                account.formatted("x", nowhere, PROVIDER_KEY)
                                        .replace("vidu\",", "no\","))
                        .text());
        String withPassword = "https://user:" + ADDRESS_PASSWORD + "@example.com/";
        answers.add(
                admin.post(path, account.formatted("y", withPassword, PROVIDER_KEY))
                        .is(400)
                        .text());
        answers.add(admin.post(path, "{\"api_key\": [\"" + PROVIDER_KEY + "\"]}").is(400).text());
        secrets.add(PROVIDER_KEY);
        secrets.add(ADDRESS_PASSWORD);
        secrets.add(WRONG_KEY);
    }

    private static String key(String text) {
        return "{\"api_key\": \"" + text + "\"}";
    }

    /** Taken, refused for another field, and refused for itself. */
    private void buckets(OpenApiWorld world) {
        String path = "/api/v1/export-schedules";
        ApiClient client = world.admins();
        String secret = MARK + "-of-a-bucket";
        String wish =
                """
                {"frequency": "daily", "s3": {"endpoint": "http://127.0.0.1:9", "region": "us-east-1",
                    "bucket": "acme-costs", "access_key_id": "AKIA1", "secret_access_key": "%s"}}
                """;
        ApiReply made = client.post(path, wish.formatted(secret)).is(201);
        assertThat(made.json().at("/s3/bucket").asString()).isEqualTo("acme-costs");
        answers.add(made.text());
        answers.add(client.get(path).is(200).text());
        answers.add(client.post(path, wish.formatted(secret).replace("acme", "A")).is(400).text());
        answers.add(client.post(path, wish.formatted(secret + " ")).is(201).text());
        answers.add(client.post(path, wish.formatted(secret + " x")).is(400).text());
        answers.add(
                client.post(path, wish.formatted(secret).replace("AKIA1", secret + "/")).text());
        secrets.add(secret);
    }

    private void passwords() throws IOException {
        String email = "canary" + UUID.randomUUID() + "@nord.example";
        HouseFixtures.asSystem(() -> people.create(email, "Canary", PASSWORD, Set.of()));
        String form = "username=" + email + "&password=" + PASSWORD;
        for (String body : List.of(form, form + "wrong", form.replace(email, "nobody"))) {
            answers.add(form(body));
        }
        secrets.add(PASSWORD);
    }

    /** What an app shares with the house, and the codes for the day it is lost. */
    private void factors() {
        String email = "factors" + UUID.randomUUID() + "@nord.example";
        UserId user =
                HouseFixtures.asSystem(() -> people.create(email, "Canary", PASSWORD, Set.of()));
        try {
            contexts.getContext()
                    .setAuthentication(
                            UsernamePasswordAuthenticationToken.authenticated(
                                    new SignedInUser(user, email, "Canary"),
                                    null,
                                    List.of(
                                            FactorGrantedAuthority.fromAuthority(
                                                    FactorGrantedAuthority.PASSWORD_AUTHORITY))));
            String secret = secondFactors.begin().secret();
            assertThatThrownBy(() -> secondFactors.confirm("000000"))
                    .isInstanceOf(DomainException.class);
            secondFactors.confirm(AppCodes.at(secret, clock.instant()));
            contexts.getContext()
                    .setAuthentication(
                            UsernamePasswordAuthenticationToken.authenticated(
                                    new SignedInUser(user, email, "Canary"),
                                    null,
                                    List.of(FactorGrantedAuthority.fromAuthority("FACTOR_TOTP"))));
            secrets.addAll(secondFactors.renewRecoveryCodes());
            secrets.add(secret);
        } finally {
            contexts.clearContext();
        }
    }

    /** The house shows its own secret to the identity provider alone, also where that is gone. */
    private void singleSignOn() throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        try (HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            String house = "http://localhost:" + port;
            HttpResponse<String> led = get(browser, house + "/oauth2/authorization/company");
            assertThat(led.statusCode()).isEqualTo(302);
            String to = led.headers().firstValue("Location").orElseThrow();
            assertThat(to).startsWith("http://127.0.0.1:9/authorize?");
            String state = to.replaceAll(".*[?&]state=([^&]+).*", "$1");
            String back = house + "/login/oauth2/code/company?code=any&state=" + state;
            HttpResponse<String> refused = get(browser, back);
            assertThat(refused.headers().firstValue("Location").orElseThrow())
                    .endsWith("/login?error");
            answers.addAll(List.of(to, refused.body(), get(browser, house + "/login").body()));
        }
        secrets.add(ApiStory.SSO_SECRET);
    }

    private static HttpResponse<String> get(HttpClient browser, String address)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Links that let somebody in: as they are shown, mailed, opened, used and used again. */
    private void links(OpenApiWorld world) throws IOException {
        TeamId team = TeamId.parse(world.maker().id()).orElseThrow();
        String email = "invited" + UUID.randomUUID() + "@nord.example";
        Wish wish = new Wish(List.of(email), TeamRole.VIEWER, "Welcome");
        Invited first = HouseFixtures.asSystem(() -> invitations.invite(team, wish)).getFirst();
        UUID id = first.invitation().id();
        Invited shown = HouseFixtures.asSystem(() -> invitations.renew(team, id));
        String mailed =
                HouseFixtures.asSystem(() -> invitations.mail(team, id)).orElseThrow().token();
        open("/invite/", first.token(), shown.token(), mailed);
        assertThatThrownBy(() -> accounts.makeInvited(shown.token(), "Guest", "short"))
                .isInstanceOf(DomainException.class);
        accounts.makeInvited(shown.token(), "Guest", PASSWORD);
        assertThatThrownBy(() -> accounts.makeInvited(mailed, "Guest", PASSWORD))
                .isInstanceOf(DomainException.class);
        UserId user = HouseFixtures.asSystem(() -> people.findByEmail(email)).orElseThrow();
        String ended = HouseFixtures.asSystem(() -> resets.make(user)).token();
        String reset = HouseFixtures.asSystem(() -> resets.make(user)).token();
        open("/reset/", ended, reset);
        assertThatThrownBy(() -> resets.use(reset, "short")).isInstanceOf(DomainException.class);
        resets.use(reset, PASSWORD + " set anew");
        assertThatThrownBy(() -> resets.use(reset, PASSWORD)).isInstanceOf(DomainException.class);
    }

    private void open(String page, String... tokens) throws IOException {
        for (String token : tokens) {
            secrets.add(token);
            for (String path : List.of(page + token, "/login?next=" + page + token)) {
                answers.add(
                        RawHttp.send(
                                        port,
                                        ("GET "
                                                        + path
                                                        + " HTTP/1.1\r\nHost: localhost\r\n"
                                                        + "Connection: close\r\n\r\n")
                                                .getBytes(StandardCharsets.UTF_8))
                                .text());
            }
        }
    }

    /** Of a key only what follows its public id is secret. */
    private Set<String> needles() {
        Set<String> needles = new HashSet<>();
        secrets.forEach(secret ->
                needles.add(
                        secret.startsWith("fh_")
                                ? secret.substring(secret.indexOf('_', 3) + 1)
                                : secret));
        return needles;
    }

    /** Each row as text: whatever its columns are, plain secrets would be read in it. */
    private List<String> columnsWithSecrets() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection superuser = TestDatabases.superuser(database);
                Statement statement = superuser.createStatement()) {
            for (String table : tables(statement)) {
                String rows = "select count(*) from " + table + " t where ";
                for (String needle : needles()) {
                    String hex = HexFormat.of().formatHex(needle.getBytes(StandardCharsets.UTF_8));
                    try (ResultSet count =
                            statement.executeQuery(
                                    rows
                                            + "position('"
                                            + needle
                                            + "' in t::text) > 0 or position('"
                                            + hex
                                            + "' in t::text) > 0")) {
                        count.next();
                        if (count.getLong(1) > 0) {
                            found.add(table + " has " + needle);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names =
                statement.executeQuery(
                        "select quote_ident(schemaname) || '.' || quote_ident(tablename) from"
                                + " pg_tables where schemaname not in ('pg_catalog',"
                                + " 'information_schema')")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        assertThat(tables).hasSizeGreaterThan(30);
        return tables;
    }

    private String form(String body) throws IOException {
        return RawHttp.send(
                        port,
                        ("POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                                        + "Content-Length: "
                                        + body.length()
                                        + "\r\n\r\n"
                                        + body)
                                .getBytes(StandardCharsets.UTF_8))
                .text();
    }

    /** What the application logs, ours down to the smallest note. */
    private static final class LogCopy extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        private final Logger ours = (Logger) LoggerFactory.getLogger("io.framehouse");
        private final Level before = ours.getLevel();

        static LogCopy listen() {
            LogCopy copy = new LogCopy();
            copy.setContext(copy.root.getLoggerContext());
            copy.setName("canary");
            copy.start();
            copy.root.addAppender(copy);
            copy.ours.setLevel(Level.TRACE);
            return copy;
        }

        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap() + thrown);
        }

        @Override
        public void stop() {
            root.detachAppender(this);
            ours.setLevel(before);
            super.stop();
        }

        Queue<String> lines() {
            return lines;
        }
    }
}
