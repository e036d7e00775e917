// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.job;

import com.modelslab.simulator.internal.random.SeededRandom;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.Oddity;

/** Decides which jobs and responses have which oddity, by the seed. */
public final class OddityPicker {

  private final Oddities oddities;
  private final SeededRandom random;

  public OddityPicker(Oddities oddities, SeededRandom random) {
    this.oddities = oddities;
    this.random = random;
  }

  /** {@return whether the job or response with this number has the oddity; always the same} */
  public boolean has(Oddity oddity, long id) {
    return random.hits(oddities.share(oddity), oddity.name(), id);
  }
}
