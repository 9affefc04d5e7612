package io.framehouse.notices.internal;

import static io.framehouse.notices.NoticeFixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.framehouse.Framehouse;
import io.framehouse.FreePorts;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.access.Contacts.Contact;
import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.jobs.JobLost;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.notices.Notice;
import io.framehouse.notices.NoticeFixtures;
import io.framehouse.notices.NoticeKind;
import io.framehouse.notices.NoticesContext;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Notices as mails, through a real mail server. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.mail-from=Framehouse <framehouse@house.example>",
            "framehouse.public-url=https://video.house.example/",
            "spring.mail.host=127.0.0.1",
            "test.database=own"
        })
@PostgresTest
@Import({NoticesContext.class, NoticeFixtures.class})
class NoticeMailIT {
    private static final int PORT = FreePorts.next();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired NoticeFixtures house;
    @Autowired NoticePost post;
    @Autowired MailRounds rounds;
    @Autowired MailRows rows;
    @Autowired Mailer mailer;
    @Autowired BudgetNotices budgets;
    @Autowired TroubleNotices trouble;
    @Autowired MailSettings settings;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;
    @Autowired Clock anyClock;

    private final GreenMail server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", "smtp"));
    private TeamId nord;
    private UserId owner;

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.port", () -> PORT);
    }

    @BeforeEach
    void makeTeam() {
        nord = house.team("Studio Nord");
        owner = house.member(nord, "Aino K.", TeamRole.OWNER);
    }

    @AfterEach
    void stop() {
        server.stop();
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                update notice_email set state = 'failed', last_error = 'over'
                                where state = 'waiting'
                                """)
                        .update());
    }

    @Test
    void aMailArrivesSoonWithSubjectTextAndLink() throws Exception {
        server.start();
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        await().atMost(PATIENCE).until(() -> server.getReceivedMessages().length == 1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[Framehouse] Team budget is at 80 %");
        assertThat(mail.getFrom())
                .extracting(Address::toString)
                .containsExactly("Framehouse <framehouse@house.example>");
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .extracting(Address::toString)
                .containsExactly(address(owner));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).isEqualTo("<notice-" + only().id() + "@house.example>");
        String link = "https://video.house.example/t/studio-nord";
        assertThat(part(mail, 0))
                .startsWith("Team budget is at 80 %")
                .contains("Studio Nord: 4,000 of 5,000 credits")
                .contains("Open in Framehouse: " + link);
        assertThat(part(mail, 1)).contains("<a href=\"" + link);
        await().atMost(PATIENCE).until(() -> only().state().equals("sent"));
        clock.advance(Duration.ofDays(1));
        assertThat(rounds.sendDue()).isZero();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatIsDownIsTriedAgainUntilItTakesTheMail() {
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        await().atMost(PATIENCE).until(() -> only().error() != null);
        assertThat(only().state()).isEqualTo("waiting");
        assertThat(only().nextTryAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
        clock.advance(Duration.ofMinutes(1));
        assertThat(rounds.sendDue()).isZero();
        assertThat(only().nextTryAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(2)));
        server.start();
        clock.advance(Duration.ofSeconds(119));
        assertThat(rounds.sendDue()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(rounds.sendDue()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(only().state()).isEqualTo("sent");
        assertThat(only().attempts()).isEqualTo(3);
    }

    @Test
    void afterADayAMailIsGivenUp() {
        queue("Only for today");
        await().atMost(PATIENCE).until(() -> only().error() != null);
        Instant since = clock.instant();
        for (int i = 0; i < 40 && only().state().equals("waiting"); i++) {
            clock.set(only().nextTryAt());
            rounds.sendDue();
        }
        assertThat(only().state()).isEqualTo("failed");
        assertThat(only().error()).isEqualTo("Connection refused");
        assertThat(Duration.between(since, clock.instant()))
                .isBetween(Duration.ofHours(24), Duration.ofHours(30));
        assertThat(only().attempts()).isBetween(10, 16);
    }

    @Test
    void aRecipientWhomTheServerDoesNotKnowFailsWithItsReason() {
        try (RefusingSmtpServer refusing = new RefusingSmtpServer(PORT, "550 5.1.1 no such user")) {
            queue("For nobody");
            await().atMost(PATIENCE).until(() -> only().state().equals("failed"));
            assertThat(only().error()).contains("550 5.1.1 no such user");
            assertThat(refusing.asked()).isEqualTo(1);
        }
    }

    @Test
    void aRecipientWhoIsOnlyBusyIsTriedAgain() {
        try (RefusingSmtpServer busy = new RefusingSmtpServer(PORT, "451 4.7.1 greylisted")) {
            queue("For later");
            await().atMost(PATIENCE).until(() -> only().error() != null);
            assertThat(only().state()).isEqualTo("waiting");
            assertThat(only().error()).contains("451 4.7.1 greylisted");
            assertThat(busy.asked()).isEqualTo(1);
        }
    }

    @Test
    void namesCanAddNoHeaderAndNoMarkup() throws Exception {
        server.start();
        queue("Evil\r\nBcc: all@house.example\r\n\r\n<script>alert(1)</script>");
        await().atMost(PATIENCE).until(() -> server.getReceivedMessages().length == 1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject())
                .isEqualTo("[Framehouse] Evil Bcc: all@house.example <script>alert(1)</script>");
        assertThat(part(mail, 1)).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(GreenMailUtil.getHeaders(mail)).doesNotContain("\nBcc");
    }

    @Test
    void anAddressWithALineBreakIsRefusedBeforeTheServerHearsIt() {
        server.start();
        queueFor("evil@house.example\r\nBcc: all@house.example", "Hello");
        await().atMost(PATIENCE).until(() -> only().state().equals("failed"));
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(only().error()).isEqualTo("The address is not a mail address.");
    }

    @Test
    void twoNodesThatSendAtOnceSendEachMailOnce() throws Exception {
        int count = 30;
        for (int i = 0; i < count; i++) {
            queue("Mail " + i);
        }
        await().atMost(PATIENCE).until(() -> all().stream().anyMatch(row -> row.error() != null));
        server.start();
        clock.advance(Duration.ofMinutes(10));
        List<Callable<Integer>> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            MailRounds node = new MailRounds(rows, mailer, settings, transactions, anyClock);
            nodes.add(node::sendDue);
        }
        int sent = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes.size())) {
            for (Future<Integer> node : threads.invokeAll(nodes)) {
                sent += node.get();
            }
        }
        await().atMost(PATIENCE)
                .until(() -> all().stream().allMatch(row -> row.state().equals("sent")));
        assertThat(sent).isLessThanOrEqualTo(count);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(NoticeMailIT::subject))
                .hasSize(count)
                .doesNotHaveDuplicates();
    }

    @Test
    void aMailWhoseNodeDiedIsSentAgainWhenItsLeaseEnds() {
        queue("Left behind");
        await().atMost(PATIENCE).until(() -> only().error() != null);
        clock.advance(Duration.ofMinutes(1));
        Instant leaseUntil = clock.instant().plus(Duration.ofMinutes(10));
        assertThat(transactions.onPlatform(() -> rows.claim(clock.instant(), leaseUntil)))
                .isPresent();
        server.start();
        clock.advance(Duration.ofMinutes(9));
        assertThat(rounds.sendDue()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(rounds.sendDue()).isEqualTo(1);
    }

    @Test
    void anEventHeardTwiceIsMailedOnce() {
        server.start();
        BudgetAlert twice = alert(nord, Scope.TEAM, null, 80);
        house.publish(nord, twice, twice);
        await().atMost(PATIENCE).until(() -> only().state().equals("sent"));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void anEventHeardByManyNodesAtOnceIsToldOnce() throws Exception {
        server.start();
        BudgetAlert alert = alert(nord, Scope.MEMBER, owner.value(), 80);
        JobLost lost = new JobLost(nord, JobId.random(), UnknownReason.SUBMIT_UNANSWERED);
        NoticeListeners node = new NoticeListeners(budgets, trouble);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> heard = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                heard.add(threads.submit(() -> node.on(alert)));
                heard.add(threads.submit(() -> node.on(lost)));
            }
            for (Future<?> one : heard) {
                one.get();
            }
        }
        assertThat(house.told("budget-alert:" + alert.budget())).hasSize(1);
        assertThat(house.told("jobs-lost:" + nord))
                .extracting(NoticeFixtures.Told::title)
                .containsExactly("1 job is being checked with the provider");
        assertThat(all()).hasSize(2);
    }

    private void queue(String title) {
        queueFor(address(owner), title);
    }

    private void queueFor(String address, String title) {
        Draft draft =
                new Draft(
                        "test:" + UUID.randomUUID(),
                        NoticeKind.BUDGET_ALERT,
                        Notice.Severity.WARNING,
                        title,
                        "Something happened to " + title,
                        "t/studio-nord/budgets");
        post.toTeam(nord, draft, List.of(new Contact(owner, address, "Aino K.")));
    }

    private String address(UserId user) {
        return transactions.onPlatform(() ->
                jdbc.sql("select email from person where id = :id")
                        .param("id", user.value())
                        .query(String.class)
                        .single());
    }

    private record Row(UUID id, String state, int attempts, String error, Instant nextTryAt) {}

    private Row only() {
        List<Row> rowsOfOwner = all();
        assertThat(rowsOfOwner).hasSize(1);
        return rowsOfOwner.getFirst();
    }

    private List<Row> all() {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select e.id, e.state, e.attempts, e.last_error, e.next_try_at
                                from notice_email e join notice n on n.id = e.notice_id
                                where n.user_id = :owner
                                """)
                        .param("owner", owner.value())
                        .query((row, number) ->
                                new Row(
                                        row.getObject(1, UUID.class),
                                        row.getString(2),
                                        row.getInt(3),
                                        row.getString(4),
                                        row.getTimestamp(5).toInstant()))
                        .list());
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        return String.valueOf(((MimeMultipart) mail.getContent()).getBodyPart(number).getContent());
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
