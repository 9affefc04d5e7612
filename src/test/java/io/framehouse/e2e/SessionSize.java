package io.framehouse.e2e;

import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many bytes a session of the console would take if it were written: what its screens keep,
 * models and all, but not the services that all sessions share.
 */
final class SessionSize extends ObjectOutputStream {
    private final Map<Object, Object> replaced = new IdentityHashMap<>();

    private SessionSize(OutputStream target) throws IOException {
        super(target);
        enableReplaceObject(true);
    }

    static long bytes(VaadinSession session) {
        Counter counter = new Counter();
        session.lock();
        try (SessionSize writer = new SessionSize(counter)) {
            writer.writeObject(new ArrayList<>(session.getUIs()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            session.unlock();
        }
        return counter.bytes;
    }

    @Override
    protected Object replaceObject(Object object) {
        return object instanceof Serializable
                ? object
                : replaced.computeIfAbsent(object, SessionSize::parts);
    }

    /** Plain objects of the screens as what they hold; everything else as nothing. */
    private static Object parts(Object object) {
        List<Object> parts = new ArrayList<>();
        String name = object.getClass().getName();
        boolean ours = name.startsWith("io.framehouse.") && name.contains(".ui.");
        for (Class<?> type = object.getClass();
                ours && type != Object.class && !type.isHidden();
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    parts.add(value(field, object));
                }
            }
        }
        return parts;
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int count) {
            bytes += count;
        }
    }
}
