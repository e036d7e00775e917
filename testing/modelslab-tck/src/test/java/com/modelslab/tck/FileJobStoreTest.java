// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import com.modelslab.JobStores;
import com.modelslab.spi.JobStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileJobStoreTest extends JobStoreContract {
  @TempDir Path directory;

  @Override
  protected JobStore open() {
    return JobStores.file(directory.resolve("jobs.ledger"));
  }
}
