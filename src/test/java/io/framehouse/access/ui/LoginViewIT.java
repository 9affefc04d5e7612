package io.framehouse.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.DemoSignIns;
import io.framehouse.access.People;
import io.framehouse.access.SignInRefused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.WebAttributes;

/** One story in order: set-up makes the first admin, after that it is closed. */
@SpringBootTest(
        classes = {AccessApplication.class, LoginViewIT.Extras.class},
        properties = {"framehouse.demo=false"})
@PostgresTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoginViewIT extends SpringBrowserlessTest {
    @Autowired People people;

    @Test
    @Order(1)
    void untilAnAdminExistsSignInLeadsToSetup() {
        assertThat(navigate("login", SetupView.class)).isNotNull();
        fill("not an address", "", "short");
        assertThat(find(EmailField.class).single().isInvalid()).isTrue();
        assertThat(find(TextField.class).single().isInvalid()).isTrue();
        assertThat(find(PasswordField.class).single().getErrorMessage())
                .contains("5 characters", "12 or more");
        assertThat(people.hasPlatformAdmin()).isFalse();
    }

    @Test
    @Order(2)
    void setupMakesTheAdministratorAndCloses() {
        navigate(SetupView.class);
        fill("root@example.com", "Root", AccessFixtures.PASSWORD);
        assertThat(people.hasPlatformAdmin()).isTrue();
        assertThat(text()).contains("Administrator created");
        navigate(SetupView.class);
        assertThat(text()).isEqualTo("Setup is finished. Sign in to change settings.");
        assertThat(find(EmailField.class).all()).isEmpty();
    }

    @Test
    @Order(3)
    void signInShowsAFormThatTheBrowserPosts() {
        UI.getCurrent().navigate(LoginView.class, QueryParameters.of("next", "/t/nord/jobs"));
        assertThat(find(H1.class).single().getText()).isEqualTo("Sign in");
        LoginForm form = find(LoginForm.class).single();
        assertThat(form.getElement().getAttribute("method")).isEqualTo("post");
        assertThat(form.getElement().getOuterHTML())
                .contains("name=\"next\"", "value=\"/t/nord/jobs\"");
        assertThat(find(EmailField.class).single().isAutofocus()).isTrue();
        assertThat(find(Button.class).all()).isEmpty();
    }

    @Test
    @Order(4)
    void aRefusalIsToldOnceAndDoesNotTellWhetherTheAccountExists() {
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, SignInRefused.wrong(4));
        navigate(LoginView.class);
        assertThat(text())
                .isEqualTo(
                        "Email or password is not right. You have 4 tries left before a 15-minute"
                                + " pause.");
        navigate(SetupView.class);
        navigate(LoginView.class);
        assertThat(find(Paragraph.class).all()).isEmpty();
    }

    @Test
    @Order(5)
    void aPauseIsToldWithItsEndWhereTheReaderIs() {
        SignInRefused paused = SignInRefused.paused(Instant.parse("2026-11-21T12:35:00Z"));
        assertThat(LoginModel.errorText(paused, ZoneId.of("Europe/Helsinki")))
                .hasValueSatisfying(text ->
                        assertThat(text)
                                .startsWith("Sign-in is paused until 14:35 after 5 wrong tries."));
        assertThat(LoginModel.errorText(SignInRefused.wrong(1), ZoneId.of("UTC")))
                .hasValueSatisfying(text -> assertThat(text).contains("1 try left"));
    }

    private void fill(String email, String name, String password) {
        find(EmailField.class).single().setValue(email);
        find(TextField.class).single().setValue(name);
        find(PasswordField.class).single().setValue(password);
        test(find(Button.class).single()).click();
    }

    private String text() {
        return find(Paragraph.class).single().getText();
    }

    /** Accounts that must stay hidden while the demo is off. */
    static class Extras {
        @Bean
        DemoSignIns demoSignIns() {
            return () ->
                    List.of(new DemoSignIns.DemoSignIn("demo@example.com", "demo", "Team owner"));
        }
    }
}
