/** HTTP calls to servers on this machine. */
@NullMarked
package com.modelslab.simulator.internal.net;

import org.jspecify.annotations.NullMarked;
