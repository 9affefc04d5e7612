package io.framehouse.access.internal;

import com.vaadin.flow.server.VaadinRequest;
import io.framehouse.access.Passkeys;
import io.framehouse.access.SessionFactors;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.stereotype.Service;

/** One's own devices as rows. */
@Service
final class PasskeyService implements Passkeys {
    private final PasskeyPlace places;
    private final PasskeyOwners owners;
    private final PasskeyCredentials devices;
    private final FactorRepository factors;
    private final SessionFactors session;
    private final SessionActors actors;
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final FactorTrail trail;

    PasskeyService(
            PasskeyPlace places,
            PasskeyOwners owners,
            PasskeyCredentials devices,
            FactorRepository factors,
            SessionFactors session,
            SessionActors actors,
            CurrentActor currentActor,
            TeamTransactions transactions,
            FactorTrail trail) {
        this.places = places;
        this.owners = owners;
        this.devices = devices;
        this.factors = factors;
        this.session = session;
        this.actors = actors;
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.trail = trail;
    }

    @Override
    public boolean offered() {
        return VaadinRequest.getCurrent() instanceof HttpServletRequest request
                && places.of(request).isPresent();
    }

    @Override
    public List<Passkey> own() {
        return devices(self()).stream()
                .sorted(Comparator.comparing(CredentialRecord::getCreated))
                .map(device ->
                        new Passkey(
                                device.getCredentialId().toBase64UrlString(),
                                String.valueOf(device.getLabel()),
                                device.getCreated(),
                                device.getLastUsed()))
                .toList();
    }

    private List<CredentialRecord> devices(UserId user) {
        return owners.handle(user).map(devices::findByUserId).orElse(List.of());
    }

    @Override
    public void remove(String id) {
        UserId user = self();
        session.requireRecentProof();
        List<CredentialRecord> all = devices(user);
        CredentialRecord device =
                all.stream()
                        .filter(one -> one.getCredentialId().toBase64UrlString().equals(id))
                        .findFirst()
                        .orElseThrow(() -> DomainException.notFound("passkey"));
        Bytes credential = device.getCredentialId();
        transactions.runOnPlatform(() -> {
            FactorNeeds needs = factors.needs(user);
            if (needs.demandedByHouse() && !needs.ways().app() && all.size() == 1) {
                throw new DomainException(
                        CommonError.WRONG_STATE,
                        "This house asks for a second step, and this is your only one. Add another"
                                + " passkey or an app first.");
            }
            devices.delete(credential);
            trail.own(
                    user,
                    "person.passkey_removed",
                    Map.of("label", String.valueOf(device.getLabel())));
        });
        actors.forget(user);
    }

    private UserId self() {
        Actor actor = currentActor.get();
        UserId user = actor.userId();
        if (actor.kind() != Actor.Kind.PERSON || user == null) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "Sign in first; a passkey belongs to a person.");
        }
        return user;
    }
}
