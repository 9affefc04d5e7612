package io.framehouse.jobs;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.credits.Ledger;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Teams with credits and leave for all models, pictures and wishes, for tests over many modules.
 */
public class HouseFixtures {
    public static final Actor SYSTEM = Actor.system("test");
    public static final List<String> MODELS =
            List.of(
                    "vidu-q2-pro-img2video",
                    "vidu-q2-pro-fast-img2video",
                    "vidu-q2-reference2video",
                    "viduq3-pro",
                    "viduq2_turbo_img2video");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Teams teams;
    private final Ledger ledger;
    private final Allowlist allowlist;
    private final Jobs jobs;

    public HouseFixtures(Teams teams, Ledger ledger, Allowlist allowlist, Jobs jobs) {
        this.teams = teams;
        this.ledger = ledger;
        this.allowlist = allowlist;
        this.jobs = jobs;
    }

    public static <T> T asSystem(Supplier<T> work) {
        return CurrentActor.as(SYSTEM, work);
    }

    public TeamId team(Credits credits) {
        return asSystem(() -> {
            TeamData data =
                    new TeamData(
                            "Team " + UUID.randomUUID().toString().substring(0, 8),
                            ZoneId.of("Europe/Berlin"),
                            null,
                            null);
            TeamId team = teams.create(data).id();
            if (credits.isPositive()) {
                ledger.grant(team, Ids.next(), credits, "test", null);
            }
            allowlist.replace(team, null, List.of(AllowedModel.of("*")));
            return team;
        });
    }

    public Job submit(TeamId team, String model, String prompt) {
        return submit(team, model, parameters(model, prompt), null).job();
    }

    public Submitted submit(TeamId team, String model, ObjectNode parameters, String key) {
        String original = JSON.writeValueAsString(parameters);
        return asSystem(() ->
                jobs.submit(
                        new SubmitJob(
                                team,
                                model,
                                parameters,
                                null,
                                List.of(),
                                key,
                                original,
                                null,
                                null,
                                null,
                                null,
                                null)));
    }

    public Job get(Job job) {
        return get(job.team(), job.id());
    }

    public Job get(TeamId team, JobId job) {
        return asSystem(() -> jobs.get(team, job));
    }

    public List<JobEvent> events(TeamId team, JobId job) {
        return asSystem(() -> jobs.events(team, job));
    }

    /** A short request of a model, with a picture of our own. */
    public static ObjectNode parameters(String model, String prompt) {
        ObjectNode parameters = JSON.createObjectNode();
        parameters.put("prompt", prompt).put("duration", 2);
        if (model.contains("reference")) {
            ObjectNode subject = parameters.putArray("subjects").addObject();
            subject.put("id", "1").putArray("images").add(picture(320, 180));
            parameters.put("aspect_ratio", "16:9");
        } else {
            parameters.putArray("images").add(picture(320, 180));
        }
        return parameters;
    }

    /** A PNG data URI. */
    public static String picture(int width, int height) {
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(pictureBytes(width, height));
    }

    /** A PNG. */
    public static byte[] pictureBytes(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(40, 90, 160));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.ORANGE);
        pen.fillOval(width / 4, height / 4, width / 2, height / 2);
        pen.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
