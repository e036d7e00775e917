/** Seeded random numbers and shares. */
@NullMarked
package com.modelslab.simulator.internal.random;

import org.jspecify.annotations.NullMarked;
