package io.framehouse.firststart.internal;

import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.StartupConsole;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Runs once the house stands: connects the sandbox, makes the demo, and says where to go. */
@Component
@Order(100)
class FirstStart implements ApplicationRunner {
    private final SandboxAccounts sandbox;
    private final ObjectProvider<DemoData> demo;
    private final DemoPeople demoPeople;
    private final People people;
    private final Environment environment;
    private final String publicUrl;

    FirstStart(
            SandboxAccounts sandbox,
            ObjectProvider<DemoData> demo,
            DemoPeople demoPeople,
            People people,
            Environment environment,
            @Value("${framehouse.public-url:}") String publicUrl) {
        this.sandbox = sandbox;
        this.demo = demo;
        this.demoPeople = demoPeople;
        this.people = people;
        this.environment = environment;
        this.publicUrl = publicUrl;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        CurrentActor.runAs(
                Actor.system("first start"),
                () -> {
                    sandbox.connect();
                    demo.ifAvailable(DemoData::makeOnce);
                    demoPeople.followSetting();
                });
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        String port = environment.getProperty("local.server.port", "8080");
        String address = publicUrl.isBlank() ? "http://localhost:" + port : publicUrl;
        StartupConsole.say("ready at " + address);
        if (demo.getIfAvailable() != null) {
            StartupConsole.say("sign in as " + DemoData.ADMIN + " (platform admin),");
            StartupConsole.say("  " + DemoData.FINANCE + " (finance),");
            DemoTeam.all().forEach(team -> team.people().forEach(FirstStart::tell));
            StartupConsole.say("  password of all: " + DemoData.PASSWORD);
        } else if (!people.hasPlatformAdmin()) {
            StartupConsole.say("open " + address + "/setup to make the platform admin");
        }
    }

    private static void tell(DemoTeam.DemoPerson person) {
        StartupConsole.say(
                "  " + person.email() + " (" + person.role().wire() + ", " + person.name() + "),");
    }
}
