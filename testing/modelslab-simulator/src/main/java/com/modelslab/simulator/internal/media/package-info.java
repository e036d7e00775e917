/** Files of requests and results: their types, a store for them, and the kinds of results. */
@NullMarked
package com.modelslab.simulator.internal.media;

import org.jspecify.annotations.NullMarked;
