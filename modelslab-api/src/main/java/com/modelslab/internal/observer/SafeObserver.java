// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.observer;

import com.modelslab.spi.Call;
import com.modelslab.spi.ClientObserver;
import com.modelslab.spi.Response;
import java.net.URI;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** An observer that throws nothing: what the one that it stands before throws is logged. */
public final class SafeObserver implements ClientObserver {
  private static final Logger LOG = Logger.getLogger("com.modelslab");

  private final ClientObserver observer;

  /** Makes one that stands before {@code observer}. */
  public SafeObserver(ClientObserver observer) {
    this.observer = observer;
  }

  @Override
  public Origin origin() {
    Origin origin = get(observer::origin, null);
    return origin == null ? new Deaf() : new Safe(origin);
  }

  private static <T> @Nullable T get(Supplier<T> task, @Nullable T instead) {
    try {
      return task.get();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The observer of the client failed", e);
      return instead;
    }
  }

  private static void run(Runnable task) {
    get(
        () -> {
          task.run();
          return null;
        },
        null);
  }

  private record Safe(Origin origin) implements Origin {
    @Override
    public JobObserver job(String endpoint) {
      JobObserver job = get(() -> origin.job(endpoint), null);
      return summary -> {
        if (job != null) {
          run(() -> job.ended(summary));
        }
      };
    }

    @Override
    public CallObserver call(Call call) {
      CallObserver observer = get(() -> origin.call(call), null);
      return observer == null ? Deaf.CALL : new SafeCall(observer);
    }

    @Override
    public DownloadObserver download(URI link) {
      DownloadObserver download = get(() -> origin.download(link), null);
      return (bytes, failure) -> {
        if (download != null) {
          run(() -> download.ended(bytes, failure));
        }
      };
    }
  }

  private record SafeCall(CallObserver observer) implements CallObserver {
    @Override
    public Runnable enter() {
      Runnable leave = get(observer::enter, null);
      return () -> {
        if (leave != null) {
          run(leave);
        }
      };
    }

    @Override
    public void ended(@Nullable Response response, @Nullable Throwable failure) {
      run(() -> observer.ended(response, failure));
    }
  }

  /** Hears nothing: its observer could not say where the work comes from. */
  private static final class Deaf implements Origin {
    static final CallObserver CALL = (response, failure) -> {};

    @Override
    public JobObserver job(String endpoint) {
      return summary -> {};
    }

    @Override
    public CallObserver call(Call call) {
      return CALL;
    }

    @Override
    public DownloadObserver download(URI link) {
      return (bytes, failure) -> {};
    }
  }
}
