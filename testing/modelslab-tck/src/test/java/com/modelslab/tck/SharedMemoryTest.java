// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import com.modelslab.tck.shared.Fault;

class SharedMemoryTest extends FaultySharedJobStore {
  SharedMemoryTest() {
    super(Fault.NONE);
  }
}
