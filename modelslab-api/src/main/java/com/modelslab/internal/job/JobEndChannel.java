// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.internal.RecentNames;
import com.modelslab.job.JobReference;
import com.modelslab.job.JobResult;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports the end of each job once, whoever submitted, awaited or fetched it. */
public final class JobEndChannel implements Channel {
  private static final int REMEMBERED = 10_000;

  private final Channel next;
  private final Consumer<? super JobResult> listener;
  private final Executor reports;
  private final JobEnds ends = new JobEnds();
  private final RecentNames reported = new RecentNames(REMEMBERED);

  /**
   * Makes a channel.
   *
   * @param reports runs the listener
   */
  public JobEndChannel(Channel next, Consumer<? super JobResult> listener, Executor reports) {
    this.next = next;
    this.listener = listener;
    this.reports = reports;
  }

  @Override
  public CompletableFuture<Response> call(Call call) {
    return Futures.map(
        next.call(call),
        response -> {
          seen(response.jobResult());
          return response;
        });
  }

  private void seen(@Nullable JobResult result) {
    if (result == null) {
      return;
    }
    JobReference job = result.job().orElse(null); // none only if it ended with its submit
    if (job == null || (ends.isEnd(job, result) && reported.add(job.path()))) {
      reports.execute(() -> listener.accept(result));
    }
  }
}
