package io.framehouse.access.internal;

import io.framehouse.access.SessionFactors;
import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SignedInPerson;
import io.framehouse.access.internal.PasskeyPlace.Place;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks devices to sign, and believes those that were added here. Every device must know its user.
 */
@Component
class PasskeyDesk {
    private static final int MOST = 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SIGNED =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>
            ADDED = new TypeReference<>() {};

    private final PasskeyOwners owners;
    private final PasskeyCredentials devices;
    private final PersonRepository people;
    private final SessionFactors session;
    private final TeamTransactions transactions;
    private final FactorTrail trail;

    PasskeyDesk(
            PasskeyOwners owners,
            PasskeyCredentials devices,
            PersonRepository people,
            SessionFactors session,
            TeamTransactions transactions,
            FactorTrail trail) {
        this.owners = owners;
        this.devices = devices;
        this.people = people;
        this.session = session;
        this.transactions = transactions;
        this.trail = trail;
    }

    static String json(Object options) {
        return MAPPER.writeValueAsString(options);
    }

    /** What a device is asked to sign; somebody who is signed in must use one of their own. */
    PublicKeyCredentialRequestOptions ask(Place place, @Nullable Authentication present) {
        return operations(place)
                .createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(present));
    }

    /**
     * Who signed; empty for nobody known, or for somebody switched off.
     *
     * @throws RuntimeException of many kinds where what was sent is no answer to what was asked
     */
    Optional<PersonRow> signed(
            Place place, PublicKeyCredentialRequestOptions asked, String answer) {
        var entity =
                operations(place)
                        .authenticate(
                                new RelyingPartyAuthenticationRequest(
                                        asked, MAPPER.readValue(answer, SIGNED)));
        return entity == null
                ? Optional.empty()
                : owners.person(entity.getId())
                        .flatMap(user -> transactions.onPlatform(() -> people.find(user)))
                        .filter(person -> !person.disabled());
    }

    boolean mayAdd(SignedInPerson person) {
        return SessionStanding.mayChange(session.standing()) && count(person.id()) < MOST;
    }

    private int count(UserId user) {
        return owners.handle(user).map(handle -> devices.findByUserId(handle).size()).orElse(0);
    }

    PublicKeyCredentialCreationOptions offer(Place place, Authentication present) {
        return operations(place)
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(present));
    }

    /**
     * Adds a device.
     *
     * @throws RuntimeException of many kinds where what was sent is no answer to what was asked
     */
    void add(
            Place place,
            SignedInPerson person,
            PublicKeyCredentialCreationOptions offered,
            String answer,
            String label) {
        boolean signsIn = session.standing().owes() != Owed.NOTHING;
        transactions.runOnPlatform(() -> {
            operations(place)
                    .registerCredential(
                            new ImmutableRelyingPartyRegistrationRequest(
                                    offered,
                                    new RelyingPartyPublicKey(
                                            MAPPER.readValue(answer, ADDED), label)));
            trail.own(person.id(), "person.passkey_added", Map.of("label", label));
            if (signsIn) {
                trail.own(person.id(), "person.signed_in", Map.of("second_factor", "passkey"));
            }
        });
    }

    /** The device confirmed a person who was signed in already, or ended their sign-in. */
    void confirmed(SignedInPerson person) {
        boolean signsIn = session.standing().owes() != Owed.NOTHING;
        String action = signsIn ? "person.signed_in" : "person.confirmed";
        transactions.runOnPlatform(
                () -> trail.own(person.id(), action, Map.of("second_factor", "passkey")));
    }

    private Webauthn4JRelyingPartyOperations operations(Place place) {
        PublicKeyCredentialRpEntity house =
                PublicKeyCredentialRpEntity.builder().id(place.host()).name("Framehouse").build();
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(
                        owners, devices, house, Set.of(place.origin()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        operations.setCustomizeCreationOptions(options ->
                options.authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build()));
        return operations;
    }
}
