package io.framehouse.e2e;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * A company's identity provider: Spring's own authorization server, an application apart from the
 * house. Who is known there, and what is told of them, a test says as it goes.
 */
final class OidcServer implements AutoCloseable {
    static final String CLIENT = "framehouse";
    static final String SECRET = "secret-of-the-client-0123456789";
    static final String PASSWORD = "company-password";

    // The application is made by its class, so these reach it by no other way.
    private static final Map<String, Map<String, Object>> PEOPLE = new ConcurrentHashMap<>();
    private static final Set<String> CALLBACKS = ConcurrentHashMap.newKeySet();

    private final ConfigurableApplicationContext application;

    private OidcServer(ConfigurableApplicationContext application) {
        this.application = application;
    }

    static OidcServer start() {
        SpringApplication application = new SpringApplication(Provider.class);
        application.setRegisterShutdownHook(false);
        // A name of its own, so that it reads none of the house's settings.
        return new OidcServer(
                application.run(
                        "--spring.config.name=oidc-server", "--spring.main.banner-mode=off"));
    }

    String issuer() {
        int port = ((WebServerApplicationContext) application).getWebServer().getPort();
        return "http://localhost:" + port;
    }

    /** Lets the house at that address ask for sign-ins. */
    void serve(String house) {
        CALLBACKS.add(house + "/login/oauth2/code/company");
    }

    /** Makes or changes somebody. */
    void person(String name, Map<String, Object> claims) {
        PEOPLE.put(name, claims);
    }

    @Override
    public void close() {
        application.close();
    }

    /** The provider. No stereotype on purpose, so that the house finds it by no scan. */
    @EnableWebSecurity
    static class Provider {
        @Bean
        TomcatServletWebServerFactory server() {
            return new TomcatServletWebServerFactory(0);
        }

        @Bean
        DispatcherServlet servlet() {
            return new DispatcherServlet();
        }

        /** Browsers tell cookies of one host by their names only, not by the port. */
        @Bean
        ServletContextInitializer cookie() {
            return context -> context.getSessionCookieConfig().setName("company-session");
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()));
            http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated());
            http.formLogin(Customizer.withDefaults());
            http.exceptionHandling(errors ->
                    errors.defaultAuthenticationEntryPointFor(
                            new LoginUrlAuthenticationEntryPoint("/login"),
                            new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
            return http.build();
        }

        /** The house sets the one of the whole process, and sets it after this was made. */
        @Bean
        SecurityContextHolderStrategy contexts() {
            return new SecurityContextHolderStrategy() {
                @Override
                public void clearContext() {
                    SecurityContextHolder.clearContext();
                }

                @Override
                public org.springframework.security.core.context.SecurityContext getContext() {
                    return SecurityContextHolder.getContext();
                }

                @Override
                public void setContext(
                        org.springframework.security.core.context.SecurityContext context) {
                    SecurityContextHolder.setContext(context);
                }

                @Override
                public org.springframework.security.core.context.SecurityContext
                        createEmptyContext() {
                    return SecurityContextHolder.createEmptyContext();
                }
            };
        }

        @Bean
        UserDetailsService people() {
            return name -> {
                if (!PEOPLE.containsKey(name)) {
                    throw new UsernameNotFoundException(name);
                }
                return User.withUsername(name).password("{noop}" + PASSWORD).roles("USER").build();
            };
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> {
                if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
                    Map<String, Object> told = PEOPLE.get(context.getPrincipal().getName());
                    context.getClaims().claims(claims -> claims.putAll(told));
                }
            };
        }

        @Bean
        RegisteredClientRepository clients() {
            return new OneClient();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JwtDecoder tokens(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(
                    new JWKSet(
                            new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                                    .privateKey(pair.getPrivate())
                                    .keyID(UUID.randomUUID().toString())
                                    .build()));
        }
    }

    /** The house, wherever it runs. */
    private static final class OneClient implements RegisteredClientRepository {
        private static final String ID = "the-house";

        @Override
        public void save(RegisteredClient client) {
            // The server would keep the secret as a hash; it stays as it is.
        }

        @Override
        public RegisteredClient findById(String id) {
            return id.equals(ID) ? house() : null;
        }

        @Override
        public RegisteredClient findByClientId(String client) {
            return client.equals(CLIENT) ? house() : null;
        }

        private static RegisteredClient house() {
            return RegisteredClient.withId(ID)
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUris(all -> all.addAll(CALLBACKS))
                    .scope(OidcScopes.OPENID)
                    .scope(OidcScopes.PROFILE)
                    .scope(OidcScopes.EMAIL)
                    .clientSettings(
                            ClientSettings.builder().requireAuthorizationConsent(false).build())
                    .build();
        }
    }
}
