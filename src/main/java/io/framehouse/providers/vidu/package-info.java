/** The dialect of Vidu itself, and of proxies that pass it through. */
@NullMarked
package io.framehouse.providers.vidu;

import org.jspecify.annotations.NullMarked;
