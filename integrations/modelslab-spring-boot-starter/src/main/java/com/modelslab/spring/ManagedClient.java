// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.ModelsLab;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;

/**
 * The client of the application. The bean of the client depends on this one, so this is destroyed
 * after everything that uses the client.
 */
final class ManagedClient implements DisposableBean {
  private static final Logger LOG = System.getLogger("com.modelslab");

  private final ModelsLab client;
  private final Duration shutdownTimeout;

  ManagedClient(ModelsLab client, Duration shutdownTimeout) {
    this.client = client;
    this.shutdownTimeout = shutdownTimeout;
  }

  /** {@return it} */
  ModelsLab client() {
    return client;
  }

  @Override
  public void destroy() {
    try {
      if (!client.shutdown(shutdownTimeout)) {
        LOG.log(
            Level.WARNING,
            "Submits or downloads were still under way after {0} and have been ended; see"
                + " modelslab.shutdown-timeout",
            shutdownTimeout);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
