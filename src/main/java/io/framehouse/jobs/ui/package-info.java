/** The screens of jobs: create, list, detail. */
@NullMarked
package io.framehouse.jobs.ui;

import org.jspecify.annotations.NullMarked;
