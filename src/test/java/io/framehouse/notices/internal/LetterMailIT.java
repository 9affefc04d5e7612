package io.framehouse.notices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.framehouse.Framehouse;
import io.framehouse.FreePorts;
import io.framehouse.PostgresTest;
import io.framehouse.access.PasswordResets;
import io.framehouse.notices.NoticeFixtures;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Invitations;
import io.framehouse.teams.Invitations.Invited;
import io.framehouse.teams.Invitations.Wish;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Invitations and links to a new password as mails, through a real mail server. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.mail-from=Framehouse <framehouse@house.example>",
            "framehouse.public-url=https://video.house.example/",
            "spring.mail.host=127.0.0.1",
            "test.database=own"
        })
@PostgresTest
@Import(NoticeFixtures.class)
class LetterMailIT {
    private static final int PORT = FreePorts.next();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK =
            Pattern.compile("https://video\\.house\\.example/(invite|reset)/([\\w-]{43})\\s");

    @Autowired NoticeFixtures house;
    @Autowired MailRounds rounds;
    @Autowired Invitations invitations;
    @Autowired PasswordResets resets;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private final GreenMail server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", "smtp"));
    private TeamId nord;
    private Actor owner;

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.port", () -> PORT);
    }

    @BeforeEach
    void makeTeam() {
        nord = house.team("Studio Nord");
        UserId user = house.member(nord, "Aino K.", TeamRole.OWNER);
        owner = NoticeFixtures.actor(user, Map.of(nord, TeamRole.OWNER));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anInvitationArrivesWithALinkThatWorks() throws Exception {
        server.start();
        String email = "guest" + UUID.randomUUID() + "@nord.example";
        Invited shown = invite(email, "See you\r\nBcc: all@house.example <b>soon</b>");
        MimeMessage mail = only();
        assertThat(mail.getAllRecipients()[0]).hasToString(email);
        assertThat(mail.getSubject()).isEqualTo("[Framehouse] Aino K. invites you to Studio Nord");
        assertThat(mail.getHeader("Bcc")).isNull();
        String text = part(mail, 0);
        assertThat(text)
                .contains("work in the team as viewer")
                .contains("See you")
                .contains("Join the team: https://video.house.example/invite/")
                .contains("do nothing: nobody joins without the link.");
        assertThat(part(mail, 1)).contains("&lt;b&gt;soon").doesNotContain("<b>");
        String token = token(text, "invite");
        assertThat(token).isNotEqualTo(shown.token());
        assertThat(invitations.read(token))
                .hasValueSatisfying(offer -> assertThat(offer.email()).isEqualTo(email));
        assertThat(invitations.read(shown.token())).isPresent();
        assertThat(everything()).doesNotContain(token, shown.token());
    }

    @Test
    void whatWasWithdrawnBeforeItsMailWentIsNotMailed() {
        String email = "guest" + UUID.randomUUID() + "@nord.example";
        UUID id = invite(email, null).invitation().id();
        // Else the end of the first try would say over again when the next one is.
        await().atMost(PATIENCE).until(() -> wasTried(email));
        CurrentActor.runAs(owner, () -> invitations.withdraw(nord, id));
        server.start();
        transactions.runOnPlatform(() ->
                jdbc.sql("update notice_email set next_try_at = now() where address = :email")
                        .param("email", email)
                        .update());
        rounds.start();
        await().atMost(PATIENCE).until(() -> waiting(email).contains("failed"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aLinkToANewPasswordIsMailedToWhoHasAnAccountAndToNobodyElse() throws Exception {
        server.start();
        UserId user = house.person("Mika P.");
        String email =
                transactions.onPlatform(() ->
                        jdbc.sql("select email from person where id = :id")
                                .param("id", user.value())
                                .query(String.class)
                                .single());
        resets.ask("nobody" + UUID.randomUUID() + "@example.com");
        resets.ask(" " + email.toUpperCase(Locale.ROOT));
        MimeMessage mail = only();
        assertThat(mail.getAllRecipients()[0]).hasToString(email);
        assertThat(mail.getSubject()).isEqualTo("[Framehouse] Set a new password");
        String token = token(part(mail, 0), "reset");
        assertThat(everything()).doesNotContain(token);
        assertThat(resets.works(token)).isTrue();
        // Asked for again at once, nothing more is sent.
        resets.ask(email);
        resets.use(token, "tugboat velvet oregano");
        assertThat(resets.works(token)).isFalse();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    private Invited invite(String email, String message) {
        Wish wish = new Wish(List.of(email), TeamRole.VIEWER, message);
        return CurrentActor.as(owner, () -> invitations.invite(nord, wish)).getFirst();
    }

    private MimeMessage only() {
        await().atMost(PATIENCE).until(() -> server.getReceivedMessages().length == 1);
        return server.getReceivedMessages()[0];
    }

    private static String token(String text, String page) {
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        assertThat(link.group(1)).isEqualTo(page);
        return link.group(2);
    }

    private List<String> waiting(String email) {
        return transactions.onPlatform(() ->
                jdbc.sql("select state from notice_email where address = :email")
                        .param("email", email)
                        .query(String.class)
                        .list());
    }

    private boolean wasTried(String email) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                "select exists (select from notice_email where address = :email"
                                        + " and state = 'waiting' and last_error is not null)")
                        .param("email", email)
                        .query(Boolean.class)
                        .single());
    }

    /** The queue, the events and the trail: nothing that lets somebody in lies there. */
    private String everything() {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select coalesce(string_agg(line, ' '), '') from (
                                    select t::text as line from notice_email t
                                    union all select t::text from event_publication t
                                    union all select t::text from audit_entry t
                                    union all select t::text from team_invitation t
                                    union all select t::text from password_reset t) all_lines
                                """)
                        .query(String.class)
                        .single());
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        return String.valueOf(((MimeMultipart) mail.getContent()).getBodyPart(number).getContent());
    }
}
