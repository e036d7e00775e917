/** The endpoints of the service: a table of data, and the checks of requests against it. */
@NullMarked
package com.modelslab.simulator.internal.endpoint;

import org.jspecify.annotations.NullMarked;
