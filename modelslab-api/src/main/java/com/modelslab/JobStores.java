// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.error.LedgerException;
import com.modelslab.internal.ledger.FileJobStore;
import com.modelslab.internal.ledger.MemoryJobStore;
import com.modelslab.spi.JobStore;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The stores for jobs that the SDK brings, for {@link ModelsLab.Builder#jobStore}. Whoever makes
 * one closes it, after the clients that use it.
 */
public final class JobStores {
  private JobStores() {}

  /**
   * Opens a file of lines that only grows at its end, or makes it. One store at a time has it open,
   * in this process and all others. {@link ModelsLab.Builder#ledger} does the same for one client.
   *
   * @throws LedgerException if another store has it open, it is something else than a ledger, or
   *     the disk fails
   */
  public static JobStore file(Path path) {
    return FileJobStore.open(path, Clock.systemUTC());
  }

  /** Makes a store that ends with the process, for tests and for programs that need no more. */
  public static JobStore inMemory() {
    return new MemoryJobStore();
  }
}
