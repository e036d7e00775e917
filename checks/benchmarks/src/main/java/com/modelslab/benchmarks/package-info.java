/** What a call costs, in the client and on the way to the service. */
@NullMarked
package com.modelslab.benchmarks;

import org.jspecify.annotations.NullMarked;
