package io.framehouse.walls;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import io.framehouse.OurClasses;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** The methods by which modules are called, as they stand in the running application. */
final class ServiceCalls {
    private static final Pattern MODULE = Pattern.compile("io\\.framehouse\\.[a-z]+");
    private static final Set<String> ASKING = Set.of("require", "requirePlatform");

    private ServiceCalls() {}

    /** A method of a module's interface, and who implements it. */
    record Call(Object bean, Method method) {
        String name() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }

        /** Whether it may be asked about no team, which means the platform. */
        boolean takesNoTeam() {
            for (int i = 0; i < method.getParameterCount(); i++) {
                AnnotatedType type = method.getAnnotatedParameterTypes()[i];
                if (type.getType() == TeamId.class && type.isAnnotationPresent(Nullable.class)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether its class asks in it, itself or by another method, what the caller may do. */
        boolean asks() {
            Class<?> type = ClassUtils.getUserClass(bean);
            Set<JavaCodeUnit> seen = new HashSet<>();
            return OurClasses.ALL.contain(type)
                    && OurClasses.ALL.get(type).getMethods().stream()
                            .filter(unit -> unit.getName().equals(method.getName()))
                            .anyMatch(unit -> ServiceCalls.asks(unit, seen));
        }
    }

    /** By "Interface.method", of all beans whose interface stands in the root of a module. */
    static Map<String, List<Call>> in(ApplicationContext context) {
        Map<String, List<Call>> calls = new TreeMap<>();
        for (String name : context.getBeanDefinitionNames()) {
            Class<?> type = context.getType(name);
            if (type == null || !type.getName().startsWith("io.framehouse.")) {
                continue;
            }
            ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                    .filter(one -> MODULE.matcher(one.getPackageName()).matches())
                    .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .filter(method -> !method.isSynthetic())
                    .map(method -> new Call(context.getBean(name), method))
                    .forEach(call ->
                            calls.computeIfAbsent(call.name(), any -> new ArrayList<>()).add(call));
        }
        return calls;
    }

    private static boolean asks(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
        return seen.add(unit)
                && Stream.<JavaAccess<?>>concat(
                                unit.getMethodCallsFromSelf().stream(),
                                unit.getMethodReferencesFromSelf().stream())
                        .anyMatch(access -> isQuestion(access) || leadsToOne(access, unit, seen));
    }

    private static boolean isQuestion(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(CurrentActor.class)
                && ASKING.contains(access.getTarget().getName());
    }

    private static boolean leadsToOne(
            JavaAccess<?> access, JavaCodeUnit from, Set<JavaCodeUnit> seen) {
        return access.getTargetOwner().equals(from.getOwner())
                && access.getTarget()
                        .resolveMember()
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .filter(unit -> asks(unit, seen))
                        .isPresent();
    }
}
