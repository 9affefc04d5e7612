package io.framehouse.teams.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Invitations.Invited;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks whom to invite as what, and shows the links this once. */
final class InviteDialog extends Dialog {
    private static final int MAX_MESSAGE = 500;

    private final TextArea emails = new TextArea("Emails");
    private final Select<TeamRole> role = new Select<>();
    private final TextArea message = new TextArea("Message (optional)");
    private final Button send = new Button("Send invitation");
    private final boolean mailed;
    private final transient Invite invite;
    private final transient Runnable closed;

    /** Invites, or refuses. */
    interface Invite {
        List<Invited> apply(String emails, TeamRole role, String message);
    }

    /**
     * A dialog that is not open yet.
     *
     * @param roles what the person may give
     * @param mailed whether the links are mailed as well
     * @param closed runs once there are new invitations and their links were shown
     */
    InviteDialog(
            String teamName, List<TeamRole> roles, boolean mailed, Invite invite, Runnable closed) {
        super("Invite to " + teamName);
        this.mailed = mailed;
        this.invite = invite;
        this.closed = closed;
        addClassName("member-dialog");
        prepareEmails();
        role.setLabel("Role");
        role.setItems(roles);
        role.setItemLabelGenerator(RoleWords::name);
        role.addValueChangeListener(
                change -> role.setHelperText(RoleWords.meaning(change.getValue())));
        role.setValue(TeamRole.MEMBER);
        message.setMaxLength(MAX_MESSAGE);
        message.setManualValidation(true);
        message.setMinRows(2);
        Div form = new Div(emails, role, message);
        form.addClassName("member-dialog__form");
        add(form);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickListener(click -> submit());
        getFooter().add(new Button("Cancel", click -> close()), send);
        InvitationLinks.guard(this);
    }

    private void prepareEmails() {
        emails.setManualValidation(true);
        emails.setRequiredIndicatorVisible(true);
        emails.setHelperText("One a line, or with commas between");
        emails.setMinRows(2);
        emails.setAutofocus(true);
        emails.setValueChangeMode(ValueChangeMode.LAZY);
        emails.addValueChangeListener(change -> {
            int count = EmailList.parse(change.getValue()).size();
            send.setText(count < 2 ? "Send invitation" : "Send %d invitations".formatted(count));
        });
    }

    private void submit() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("email", emails);
        fields.put("message", message);
        List<Invited> made = new ArrayList<>();
        if (Outcomes.run(
                () ->
                        made.addAll(
                                invite.apply(
                                        emails.getValue(), role.getValue(), message.getValue())),
                errors -> FieldErrors.show(fields, together(errors)))) {
            InvitationLinks.show(this, made, mailed, closed);
        }
    }

    /** All that is wrong with one field in one message: each bad address is named. */
    private static List<FieldError> together(List<FieldError> errors) {
        return errors.stream()
                .collect(
                        Collectors.groupingBy(
                                FieldError::field,
                                LinkedHashMap::new,
                                Collectors.mapping(FieldError::message, Collectors.joining(" "))))
                .entrySet()
                .stream()
                .map(entry -> new FieldError(entry.getKey(), "refused", entry.getValue()))
                .toList();
    }
}
