package io.framehouse.ui;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.OwnRefusal;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.dao.OptimisticLockingFailureException;

/** Runs what a person asked for and tells them a refusal, so that views catch nothing. */
public final class Outcomes {
    private static final String CHANGED_ELSEWHERE =
            "Somebody else changed this in the meantime. Your change is not saved. Reload to see"
                    + " theirs.";

    private Outcomes() {}

    /** Runs the action; a refusal becomes a message. Answers whether it was carried out. */
    public static boolean run(Runnable action) {
        return run(action, errors -> Toast.error(errors.getFirst().message()));
    }

    /**
     * Runs the action of a form.
     *
     * @param onFieldErrors gets the broken fields, at least one; other refusals become a message
     */
    public static boolean run(Runnable action, Consumer<List<FieldError>> onFieldErrors) {
        try {
            action.run();
            return true;
        } catch (DomainException refusal) {
            tell(refusal, onFieldErrors);
        } catch (OptimisticLockingFailureException conflict) {
            Toast.error(CHANGED_ELSEWHERE);
        } catch (RuntimeException failure) {
            if (!(failure instanceof OwnRefusal own)) {
                throw failure;
            }
            tell(own.refusal(), onFieldErrors);
        }
        return false;
    }

    private static void tell(DomainException refusal, Consumer<List<FieldError>> onFieldErrors) {
        List<FieldError> errors = refusal.fieldErrors();
        if (errors.isEmpty()) {
            Toast.error(String.valueOf(refusal.getMessage()));
        } else {
            onFieldErrors.accept(errors);
        }
    }
}
