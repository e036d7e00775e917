// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.media.DownloadProgress;
import com.modelslab.spi.async.SerialExecutor;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports the latest state to a listener that may be slower than the download. */
final class ProgressReports implements Transfer.Progress {
  private final URI link;
  private final Consumer<? super DownloadProgress> listener;
  private final SerialExecutor executor;
  private final AtomicReference<@Nullable DownloadProgress> latest = new AtomicReference<>();

  ProgressReports(URI link, Consumer<? super DownloadProgress> listener, Executor users) {
    this.link = link;
    this.listener = listener;
    this.executor = new SerialExecutor(users);
  }

  @Override
  public void report(long bytes, long total) {
    // One that waits already will find this.
    if (latest.getAndSet(DownloadProgress.of(link, bytes, total)) == null) {
      executor.execute(
          () -> {
            DownloadProgress progress = latest.getAndSet(null);
            if (progress != null) {
              listener.accept(progress);
            }
          });
    }
  }
}
