/** The providers' own calls, answered in their own words; one prefix a provider family. */
@NullMarked
package io.framehouse.gateway.rest.dropin;

import org.jspecify.annotations.NullMarked;
