/** Accounts, their queues and their jobs. */
@NullMarked
package com.modelslab.simulator.internal.job;

import org.jspecify.annotations.NullMarked;
