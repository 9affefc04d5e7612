package io.framehouse.jobs.internal;

import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogError;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.RequestRules;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobsError;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CostCenters;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.StorageUse;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * From a wish to a held job: rules, allowlist and price first, then the pictures, then one
 * transaction. Whatever refuses, nothing is left behind but pictures already kept.
 */
@Service
class JobSubmission {
    private final CurrentActor currentActor;
    private final Teams teams;
    private final Catalog catalog;
    private final RequestRules rules;
    private final Prices prices;
    private final Allowlist allowlist;
    private final RequestImages images;
    private final JobCreation creation;
    private final RandomSeed seeds;
    private final StorageUse storage;

    JobSubmission(
            CurrentActor currentActor,
            Teams teams,
            Catalog catalog,
            RequestRules rules,
            Prices prices,
            Allowlist allowlist,
            RequestImages images,
            JobCreation creation,
            RandomSeed seeds,
            StorageUse storage) {
        this.currentActor = currentActor;
        this.teams = teams;
        this.catalog = catalog;
        this.rules = rules;
        this.prices = prices;
        this.allowlist = allowlist;
        this.images = images;
        this.creation = creation;
        this.seeds = seeds;
        this.storage = storage;
    }

    Quote quote(TeamId team, String modelId, ObjectNode parameters) {
        Actor actor = currentActor.require(team, Action.VIEW_JOBS);
        CatalogModel model = model(modelId);
        return price(team, actor, model, parameters).quote();
    }

    Submitted submit(SubmitJob wish) {
        Actor actor = currentActor.require(wish.team(), Action.SUBMIT_JOB);
        requireStorableText(wish);
        requireCostCenter(wish);
        byte[] bodyHash = Hashes.sha256(wish.original());
        return switch (lookUp(wish, actor, bodyHash)) {
            case Looked.Earlier(Submitted earlier) -> earlier;
            case Looked.Ready(Team team, CatalogModel model, Priced priced) -> {
                KeptImages kept = images.keep(wish.team(), priced.parameters());
                ObjectNode asked = kept.parameters();
                rules.checkPictures(model, asked, kept::look);
                seeds.drawInto(model, asked);
                yield submitted(
                        creation.create(wish, actor, team, model, asked, priced.quote(), bodyHash),
                        wish,
                        bodyHash);
            }
        };
    }

    /** All that is read before pictures are fetched; each reading is one round trip. */
    private Looked lookUp(SubmitJob wish, Actor actor, byte[] bodyHash) {
        Optional<Submitted> earlier = earlier(wish, actor, bodyHash);
        if (earlier.isPresent()) {
            return new Looked.Earlier(earlier.get());
        }
        Team team = activeTeam(wish.team());
        CatalogModel model = model(wish.model());
        Priced priced = price(wish.team(), actor, model, wish.parameters());
        requireSeenPrice(wish, priced.quote());
        return new Looked.Ready(team, model, priced);
    }

    private Submitted submitted(SubmitOutcome outcome, SubmitJob wish, byte[] bodyHash) {
        return switch (outcome) {
            case SubmitOutcome.Made(Job job) -> new Submitted(job, true);
            case SubmitOutcome.Refused(DomainException refusal) -> throw refusal;
            // The same key came twice at once; the other one won and its job is the answer.
            case SubmitOutcome.Earlier(JobId winner, byte[] hash) ->
                    same(
                            new JobCreation.EarlierJob(creation.get(wish.team(), winner), hash),
                            bodyHash,
                            Objects.requireNonNull(wish.idempotencyKey()));
        };
    }

    private Priced price(TeamId team, Actor actor, CatalogModel model, ObjectNode parameters) {
        // A team without leave for the model is told so before its parameters are looked at.
        Allowlist.Leave leave = allowlist.leave(team, actor.keyId(), model);
        if (leave.caps().isEmpty()) {
            // Names the model or cap that stands in the way; what is left are lists that clash.
            leave.require(parameters, Credits.ZERO);
            throw notAllowed(model);
        }
        ObjectNode checked = rules.check(model, parameters).parameters();
        if (catalog.routesFor(model, checked).isEmpty()) {
            throw DomainException.invalid(
                    "parameters",
                    "no_route",
                    "No provider of " + model.title() + " takes this combination of parameters.");
        }
        Quote quote = prices.quote(team, model, checked);
        leave.require(checked, quote.total());
        return new Priced(checked, quote);
    }

    private Optional<Submitted> earlier(SubmitJob wish, Actor actor, byte[] bodyHash) {
        String key = wish.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        return creation.findEarlier(wish.team(), JobCreation.caller(actor), key)
                .map(earlier -> same(earlier, bodyHash, key));
    }

    private static Submitted same(JobCreation.EarlierJob earlier, byte[] hash, String key) {
        if (!MessageDigest.isEqual(earlier.bodyHash(), hash)) {
            throw new DomainException(
                    JobsError.IDEMPOTENCY_KEY_REUSED,
                    "Idempotency-Key '"
                            + key
                            + "' was used for another request (job "
                            + earlier.job().id()
                            + "). Use a new key for a new request.",
                    Map.of("job_id", earlier.job().id().toString()));
        }
        return new Submitted(earlier.job(), false);
    }

    private Team activeTeam(TeamId id) {
        Team team = teams.get(id);
        if (team.suspended()) {
            throw new DomainException(
                    JobsError.TEAM_SUSPENDED,
                    "This team is paused: no new job is taken. An admin of the platform can resume"
                            + " it.");
        }
        if (team.storageFull()) {
            // Perhaps not any more: what was noted a minute ago is read anew.
            storage.requireRoom(id, 0);
        }
        return team;
    }

    /** PostgreSQL keeps no NUL character in text; no provider takes one either. */
    private static void requireStorableText(SubmitJob wish) {
        if (wish.original().contains("\\u0000") || wish.original().indexOf('\0') >= 0) {
            throw DomainException.invalid(
                    "parameters",
                    "malformed",
                    "The request has a NUL character in a text. Remove it.");
        }
    }

    private static void requireCostCenter(SubmitJob wish) {
        List<FieldError> problems = CostCenters.problems(CostCenters.tidy(wish.costCenter()));
        if (!problems.isEmpty()) {
            throw DomainException.invalid(problems);
        }
    }

    /** A price above the one that was seen is no longer what was agreed to. */
    static void requireSeenPrice(SubmitJob wish, Quote quote) {
        Credits seen = wish.seenPrice();
        if (seen != null && quote.total().compareTo(seen) > 0) {
            throw new DomainException(
                    JobsError.PRICE_CHANGED,
                    "The price changed from "
                            + seen.toWire()
                            + " to "
                            + quote.total().toWire()
                            + " credits. Check the quote and press again.",
                    Map.of("quote", quote.total().toWire()));
        }
    }

    private CatalogModel model(String id) {
        return catalog.find(id)
                .orElseThrow(() ->
                        DomainException.invalid(
                                "model",
                                "unknown_model",
                                "There is no model '"
                                        + id
                                        + "'. GET /api/v1/models lists those you may"
                                        + " use."));
    }

    private static DomainException notAllowed(CatalogModel model) {
        return new DomainException(
                CatalogError.NOT_ALLOWED,
                model.title()
                        + " is not allowed for this team. Ask an admin of the team to allow it, or"
                        + " choose another model.",
                Map.of("model", model.id(), "parameter", "model", "allowed", List.of()));
    }

    private record Priced(ObjectNode parameters, Quote quote) {}

    /** What is known before anything is written. */
    private sealed interface Looked {
        /** The answer is there already. */
        record Earlier(Submitted submitted) implements Looked {}

        /** Allowed and priced. */
        record Ready(Team team, CatalogModel model, Priced priced) implements Looked {}
    }
}
