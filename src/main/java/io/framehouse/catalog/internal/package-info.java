/** Loading of the catalogue files, checks, price calculation and the tables behind them. */
@NullMarked
package io.framehouse.catalog.internal;

import org.jspecify.annotations.NullMarked;
