/** The study of poll schedules behind {@code docs/polling.md}. */
@NullMarked
package com.modelslab.benchmarks.polling;

import org.jspecify.annotations.NullMarked;
