/** The HTTP side: the server, faults, the log of calls, the status page and the admin API. */
@NullMarked
package com.modelslab.simulator.internal.http;

import org.jspecify.annotations.NullMarked;
