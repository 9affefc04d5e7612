package io.framehouse.access.ui;

import io.framehouse.access.KeyCalls;
import io.framehouse.access.KeySpending;
import io.framehouse.access.KeyWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What tells how keys are used. */
@Component
@Lazy
record KeyUse(KeyWork work, KeySpending spending, KeyCalls calls) {}
