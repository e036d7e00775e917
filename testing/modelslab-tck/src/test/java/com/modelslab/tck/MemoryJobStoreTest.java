// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import com.modelslab.JobStores;
import com.modelslab.spi.JobStore;

class MemoryJobStoreTest extends JobStoreContract {
  @Override
  protected JobStore open() {
    return JobStores.inMemory();
  }

  @Override
  protected boolean isDurable() {
    return false;
  }
}
