package io.framehouse.audit.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each action is called. In a sentence {@code {name}} stands for a value after the change,
 * else before it; {@code {-name}} for the one before. Amounts of credits bring their unit along.
 */
final class AuditKinds {
    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    /**
     * One action.
     *
     * @param title for choices
     * @param sentence goes on after who did it
     * @param platform whether only the platform's own entries have it
     */
    record Kind(String title, String sentence, boolean platform) {}

    static {
        team("team.created", "Team made", "made the team {name}");
        team("team.changed", "Team changed", "changed the settings of the team {name}");
        team("team.suspended", "Team paused", "paused the team");
        team("team.resumed", "Team resumed", "resumed the team");
        team(
                "team.deletion_asked",
                "Deletion asked for",
                "asked for the deletion of the team, due {delete_after}");
        team("team.kept", "Team kept", "kept the team, which was to be deleted");
        team("team.deleted", "Team deleted", "deleted what people wrote in the team");
        team("team.export_asked", "Export asked for", "asked for all data as one file");
        team("upload.deleted", "Image deleted", "deleted an image of the library");
        team(
                "team.retention_changed",
                "Keeping changed",
                "changed how long the team's things are kept");
        team("gallery.trashed", "Videos trashed", "moved videos to the trash: {count}");
        team("gallery.restored", "Videos restored", "took videos out of the trash: {count}");
        team(
                "gallery.collection_deleted",
                "Collection deleted",
                "deleted the collection {-name} of {-videos} videos");
        team(
                "sharing.switched",
                "Sharing switched",
                "changed links to the outside from {-links} to {links}");
        team("share.made", "Link made", "made a link to the outside");
        team("share.revoked", "Link ended", "ended a link to the outside");
        team("member.added", "Member added", "added {email} as {role}");
        team(
                "member.role_changed",
                "Role changed",
                "changed the role of {email} from {-role} to {role}");
        team("member.removed", "Member removed", "removed {-email}, who was {-role}");
        team("member.left", "Member left", "left the team, as {-role}");
        team("team.handed_over", "Team handed over", "handed the team over to {owner}");
        team("invitation.made", "Person invited", "invited {email} as {role}");
        team("invitation.renewed", "Invitation renewed", "invited {email} again as {role}");
        team(
                "invitation.withdrawn",
                "Invitation withdrawn",
                "took back the invitation of {-email}");
        team("key.created", "Key made", "made the key {name}");
        team("key.changed", "Key changed", "changed the key {name}");
        team("key.rotated", "Key rotated", "rotated the key {public_id}");
        team("key.revoked", "Key revoked", "revoked the key {-name}");
        team("budget.added", "Budget set", "set a {scope} budget of {limit}");
        team(
                "budget.changed",
                "Budget changed",
                "changed a {scope} budget from {-limit} to {limit}");
        team("budget.removed", "Budget removed", "removed a {-scope} budget of {-limit}");
        team("budget.raised", "Budget raised", "raised a budget by {amount}");
        team("budget.raise_ended", "Raise ended", "ended a raise of {-amount}");
        team("budget_request.made", "Credits asked for", "asked for {amount} more");
        team("budget_request.approved", "Request approved", "approved a request: {amount}");
        team("budget_request.declined", "Request declined", "declined a request for {-amount}");
        team("budget_request.withdrawn", "Request withdrawn", "took back a request for {-amount}");
        team("allowlist.changed", "Allowed models changed", "changed the allowed models");
        team("model_request.made", "Model asked for", "asked for the model {model}");
        team(
                "model_request.approved",
                "Model request approved",
                "approved the request for the model {-model}");
        team(
                "model_request.declined",
                "Model request declined",
                "declined the request for the model {-model}");
        team(
                "model_request.withdrawn",
                "Model request withdrawn",
                "took back the request for the model {-model}");
        team("webhook.created", "Webhook made", "made a webhook to {host}");
        team("webhook.changed", "Webhook changed", "changed the webhook to {host}");
        team("webhook.enabled", "Webhook switched on", "switched on the webhook to {host}");
        team("webhook.disabled", "Webhook switched off", "switched off the webhook to {host}");
        team(
                "webhook.rotated",
                "Webhook secret rotated",
                "rotated the secret of the webhook to {host}");
        team("webhook.deleted", "Webhook deleted", "deleted the webhook to {-host}");
        team(
                "export_schedule.bucket_set",
                "Bucket of exports set",
                "had exports put into the bucket {bucket}");
        team(
                "export_schedule.bucket_changed",
                "Bucket of exports changed",
                "changed how exports come into the bucket {bucket}");
        team(
                "export_schedule.bucket_removed",
                "Bucket of exports removed",
                "stopped exports into the bucket {-bucket}");
        team("credits.granted", "Credits granted", "granted {amount}");
        team("credits.refunded", "Credits refunded", "refunded {amount}");
        team("credits.adjusted", "Credits adjusted", "adjusted the balance by {amount}");
        team("job.resolved", "Job resolved", "resolved a job by hand as {state}");
        team(
                "team_price.published",
                "Team price published",
                "published a team price, {percent} % on the price book");
        platform("price.published", "Price published", "published a price of {model}");
        platform("rate.published", "Rate published", "published the rate of {unit}");
        platform(
                "provider_account.created",
                "Provider account made",
                "made the provider account {name}");
        platform(
                "provider_account.changed",
                "Provider account changed",
                "changed the provider account {name}");
        platform(
                "provider_account.deleted",
                "Provider account deleted",
                "deleted the provider account {-name}");
        platform("provider_account.paused", "Provider account paused", "paused a provider account");
        platform(
                "provider_account.drained",
                "Provider account drained",
                "began to drain a provider account");
        platform(
                "provider_account.resumed",
                "Provider account resumed",
                "resumed a provider account");
        platform(
                "data_keys.replaced",
                "Data keys changed",
                "replaced {retired} data keys by new ones");
        platform(
                "data_keys.sealed_anew",
                "Secrets sealed anew",
                "sealed {sealed_anew} secrets anew");
        platform("storage.check_asked", "Storage check asked", "asked for a check of stored files");
        platform(
                "storage.mark_missing_asked",
                "Missing files marked",
                "had {files} missing files marked as missing");
        platform("person.created", "Account made", "made an account for {email}");
        platform("person.disabled", "Account switched off", "switched off the account {email}");
        platform("person.enabled", "Account switched on", "switched on the account {email}");
        platform("person.changed", "Profile changed", "changed the profile of {name}");
        platform("person.password_changed", "Password changed", "chose a new password");
        platform(
                "person.reset_made",
                "Link to a new password",
                "made a link to a new password for {email}");
        platform("person.reset_used", "Password reset", "set a new password by a link");
        platform("person.sessions_ended", "Signed out elsewhere", "ended {count} other sessions");
        platform("person.signed_in", "Signed in", "signed in");
        platform("person.sign_in_refused", "Sign-in refused", "refused a sign-in of {name}");
        platform(
                "person.second_factor_set_up",
                "Two-step sign-in turned on",
                "turned two-step sign-in on");
        platform(
                "person.second_factor_removed",
                "Two-step sign-in turned off",
                "turned two-step sign-in off");
        platform(
                "person.second_factor_reset",
                "Two-step sign-in taken off",
                "took two-step sign-in off {name}");
        platform(
                "person.second_factor_refused",
                "Second step refused",
                "refused a second step as {name}");
        platform("person.passkey_added", "Passkey added", "added the passkey {label}");
        platform("person.passkey_removed", "Passkey removed", "removed the passkey {label}");
        platform(
                "person.identity_linked",
                "Single sign-on connected",
                "connected single sign-on of {issuer}");
        platform("person.confirmed", "Identity confirmed", "confirmed who it is");
        platform("person.recovery_codes_renewed", "Recovery codes made", "made new recovery codes");
        platform("person.recovery_code_used", "Recovery code used", "used a recovery code");
        platform(
                "sign_in_rule.changed",
                "Sign-in rule changed",
                "changed who is asked for a second step from {-second_factor} to {second_factor}");
        team(
                "team.sign_in_rule_changed",
                "Sign-in rule changed",
                "changed who is asked for a second step from {-second_factor} to {second_factor}");
    }

    private AuditKinds() {}

    static Optional<Kind> find(String action) {
        return Optional.ofNullable(KINDS.get(action));
    }

    /** The actions to choose from; those of the platform alone only for it. */
    static List<String> actions(boolean platform) {
        return KINDS.entrySet().stream()
                .filter(kind -> platform || !kind.getValue().platform())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void team(String action, String title, String sentence) {
        KINDS.put(action, new Kind(title, sentence, false));
    }

    private static void platform(String action, String title, String sentence) {
        KINDS.put(action, new Kind(title, sentence, true));
    }
}
