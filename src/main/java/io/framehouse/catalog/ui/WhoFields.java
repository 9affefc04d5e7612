package io.framehouse.catalog.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.KeyAllowlists.TeamKey;
import io.framehouse.catalog.ui.WhoOptions.Person;
import java.util.Set;
import java.util.stream.Collectors;

/** For whom of the team a model is: everybody, or members and keys that are chosen. */
final class WhoFields extends Div {
    private final Select<Kind> kind = new Select<>();
    private final MultiSelectComboBox<Person> members = new MultiSelectComboBox<>("Members");
    private final MultiSelectComboBox<TeamKey> keys = new MultiSelectComboBox<>("Keys");

    /** How they are chosen. */
    private enum Kind {
        /** All of the team. */
        EVERYBODY("Everybody", false, false),
        /** Some people, with their keys. */
        MEMBERS("Chosen members", true, false),
        /** Some programs. */
        KEYS("Chosen keys", false, true),
        /** Some people and some programs. */
        BOTH("Chosen members and keys", true, true);

        private final String label;
        private final boolean ofMembers;
        private final boolean ofKeys;

        Kind(String label, boolean ofMembers, boolean ofKeys) {
            this.label = label;
            this.ofMembers = ofMembers;
            this.ofKeys = ofKeys;
        }

        static Kind of(Who who) {
            if (who.everybody()) {
                return EVERYBODY;
            }
            if (who.keys().isEmpty()) {
                return MEMBERS;
            }
            return who.members().isEmpty() ? KEYS : BOTH;
        }
    }

    /**
     * @param who what the fields begin with; those who are no option are left out
     */
    WhoFields(Who who, WhoOptions options) {
        addClassName("caps-form__who");
        kind.setLabel("Who");
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(one -> one.label);
        members.setItems(options.members());
        members.setItemLabelGenerator(Person::name);
        members.setHelperText("With the keys they own");
        members.setManualValidation(true);
        keys.setItems(options.keys());
        keys.setItemLabelGenerator(TeamKey::name);
        keys.setHelperText("Programs with these keys, not the people who own them");
        keys.setManualValidation(true);
        add(kind, members, keys);
        kind.addValueChangeListener(change -> drawChosen());
        kind.setValue(Kind.of(who));
        members.setValue(
                options.members().stream()
                        .filter(one -> who.members().contains(one.id()))
                        .collect(Collectors.toSet()));
        keys.setValue(
                options.keys().stream()
                        .filter(one -> who.keys().contains(one.id()))
                        .collect(Collectors.toSet()));
    }

    private void drawChosen() {
        members.setVisible(kind.getValue().ofMembers);
        keys.setVisible(kind.getValue().ofKeys);
    }

    /** Says how many there are, since keys have no names for those who only look. */
    void readOnly(Who who) {
        kind.setReadOnly(true);
        members.setReadOnly(true);
        keys.setReadOnly(true);
        keys.setVisible(!keys.getValue().isEmpty());
        if (!who.everybody()) {
            kind.setHelperText("For " + CapsWords.who(who));
        }
    }

    /** Whether somebody is chosen; where nobody is, the field says so. */
    boolean complete() {
        members.setErrorMessage("Choose at least one member, or everybody.");
        members.setInvalid(kind.getValue().ofMembers && members.getValue().isEmpty());
        keys.setErrorMessage("Choose at least one key, or everybody.");
        keys.setInvalid(kind.getValue().ofKeys && keys.getValue().isEmpty());
        return !members.isInvalid() && !keys.isInvalid();
    }

    /** Shows what the server says of a choice. */
    void refuse(boolean ofKeys, String message) {
        MultiSelectComboBox<?> field = ofKeys ? keys : members;
        field.setErrorMessage(message);
        field.setInvalid(true);
    }

    Who value() {
        Kind now = kind.getValue();
        if (now == Kind.EVERYBODY) {
            return Who.EVERYBODY;
        }
        Set<Person> people = now.ofMembers ? members.getValue() : Set.of();
        Set<TeamKey> programs = now.ofKeys ? keys.getValue() : Set.of();
        return Who.chosen(
                people.stream().map(Person::id).collect(Collectors.toSet()),
                programs.stream().map(TeamKey::id).collect(Collectors.toSet()));
    }
}
