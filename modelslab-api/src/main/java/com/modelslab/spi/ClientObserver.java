// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Hears of everything that a client does, with its begin and its end: the seam for traces and
 * metrics. It can change nothing.
 *
 * <p>Called on threads of callers and of the SDK, by several at once, so it must be short and must
 * not block. What it throws is logged and harms nothing.
 */
@FunctionalInterface
public interface ClientObserver {
  /**
   * {@return what hears of all that is done for the one who asks now}
   *
   * <p>Called on the thread that submits, fetches, waits or downloads, before anything is sent, and
   * once for a batch. What follows from that later on other threads, such as a poll, comes to the
   * same origin: this is the place to look at what is current on the thread.
   */
  Origin origin();

  /** Where work comes from. Safe for concurrent use. */
  interface Origin {
    /**
     * Hears that a job begins: its submit is about to be made, or a wait for a job that was resumed
     * by its id or token.
     *
     * @param endpoint the path that it was or is submitted to
     */
    JobObserver job(String endpoint);

    /**
     * Hears that a call begins, with all waiting and all tries of decorators still before it. A
     * call that is not observed has no origin.
     */
    CallObserver call(Call call);

    /**
     * Hears that a download begins.
     *
     * @param link what is downloaded; its query can be secret, and a data URI holds the file
     */
    DownloadObserver download(URI link);
  }

  /** One job. */
  @FunctionalInterface
  interface JobObserver {
    /** Hears of the end of the job, as far as this client sees it; called once. */
    void ended(JobSummary summary);
  }

  /** One call. */
  @FunctionalInterface
  interface CallObserver {
    /**
     * Makes this call the current one of the thread while its sending begins there, so that an
     * observer of the HTTP stack finds it.
     *
     * @return what undoes that, on the same thread
     */
    default Runnable enter() {
      return () -> {};
    }

    /**
     * Hears of the end of the call; called once.
     *
     * @param response null if it failed
     * @param failure null if it did not
     */
    void ended(@Nullable Response response, @Nullable Throwable failure);
  }

  /** One download, with all its tries. */
  @FunctionalInterface
  interface DownloadObserver {
    /**
     * Hears of the end of the download; called once.
     *
     * @param bytes how many came, of the last try only if it had to begin anew
     * @param failure null if the file is whole
     */
    void ended(long bytes, @Nullable Throwable failure);
  }
}
