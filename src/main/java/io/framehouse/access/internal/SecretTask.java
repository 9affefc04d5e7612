package io.framehouse.access.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.framehouse.access.SecretRotation;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every night: what is still under an older data key, because it came from a version before or was
 * sealed by another node at the moment of a rotation, is sealed anew.
 */
@Configuration(proxyBeanMethods = false)
class SecretTask {
    private static final LocalTime AT = LocalTime.of(3, 40);

    @Bean
    RecurringTask<Void> sealSecretsAnew(SecretRotation rotation) {
        return Tasks.recurring("secrets-seal-anew", Schedules.daily(AT))
                .execute((instance, context) ->
                        CurrentActor.runAs(
                                Actor.system("sealing of secrets"),
                                () -> rotation.sealAnew(done -> {})));
    }
}
