/** A ModelsLab that runs on this machine; {@link com.modelslab.simulator.Simulator} starts one. */
@NullMarked
package com.modelslab.simulator;

import org.jspecify.annotations.NullMarked;
