/**
 * The values that a {@link com.modelslab.simulator.Simulator} is told, such as its plan, oddities
 * and faults, and those that it reports: recorded calls, jobs and webhooks.
 */
@NullMarked
package com.modelslab.simulator.model;

import org.jspecify.annotations.NullMarked;
