// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.provider;

import com.modelslab.error.ProviderException;
import com.modelslab.spi.JsonCodecProvider;
import com.modelslab.spi.TransportProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the one provider to use. Keeps nothing: each client looks once, when it is built. */
public final class Providers {
  private static final int MOST_BROKEN = 100;

  private Providers() {}

  /**
   * {@return the transport provider named {@code id}, or the highest of those found}
   *
   * @param loader where to look; null for the SDK's own loader, then the thread's
   */
  public static TransportProvider transport(@Nullable String id, @Nullable ClassLoader loader) {
    // Written out like this because code shrinkers know this form.
    Search<TransportProvider> search =
        new Search<>(
            "Transport",
            "transport",
            "modelslab-transport-jdk, modelslab-transport-apache or modelslab-transport-okhttp",
            TransportProvider::id,
            TransportProvider::priority);
    search.add(
        ServiceLoader.load(
                TransportProvider.class,
                loader != null ? loader : TransportProvider.class.getClassLoader())
            .iterator());
    if (loader == null && search.isEmpty()) {
      search.add(
          ServiceLoader.load(
                  TransportProvider.class, Thread.currentThread().getContextClassLoader())
              .iterator());
    }
    return search.choose(id);
  }

  /**
   * {@return the codec provider named {@code id}, or the highest of those found}
   *
   * @param loader where to look; null for the SDK's own loader, then the thread's
   */
  public static JsonCodecProvider codec(@Nullable String id, @Nullable ClassLoader loader) {
    Search<JsonCodecProvider> search =
        new Search<>(
            "JsonCodec",
            "codec",
            "modelslab-json-jackson",
            JsonCodecProvider::id,
            JsonCodecProvider::priority);
    search.add(
        ServiceLoader.load(
                JsonCodecProvider.class,
                loader != null ? loader : JsonCodecProvider.class.getClassLoader())
            .iterator());
    if (loader == null && search.isEmpty()) {
      search.add(
          ServiceLoader.load(
                  JsonCodecProvider.class, Thread.currentThread().getContextClassLoader())
              .iterator());
    }
    return search.choose(id);
  }

  /** One look for providers of one kind. */
  private static final class Search<P> {
    private final List<P> found = new ArrayList<>();
    private final List<Throwable> broken = new ArrayList<>();
    private final String kind;
    private final String call;
    private final String artifacts;
    private final Function<P, String> id;
    private final ToIntFunction<P> priority;

    Search(
        String kind,
        String call,
        String artifacts,
        Function<P, String> id,
        ToIntFunction<P> priority) {
      this.kind = kind;
      this.call = call;
      this.artifacts = artifacts;
      this.id = id;
      this.priority = priority;
    }

    /** Takes what loads; a provider that does not load is no reason to do without the others. */
    void add(Iterator<P> providers) {
      while (broken.size() < MOST_BROKEN) {
        try {
          if (!providers.hasNext()) {
            return;
          }
          found.add(providers.next());
        } catch (ServiceConfigurationError | LinkageError e) {
          broken.add(e);
        }
      }
    }

    boolean isEmpty() {
      return found.isEmpty();
    }

    P choose(@Nullable String wanted) {
      List<P> candidates = wanted == null ? highest() : named(wanted);
      if (candidates.size() == 1) {
        return candidates.get(0);
      }
      ProviderException problem = new ProviderException(problem(wanted, candidates), null);
      broken.forEach(problem::addSuppressed);
      throw problem;
    }

    private List<P> named(String wanted) {
      return found.stream().filter(provider -> id.apply(provider).equals(wanted)).toList();
    }

    private List<P> highest() {
      int most = found.stream().mapToInt(priority).max().orElse(0);
      return found.stream().filter(provider -> priority.applyAsInt(provider) == most).toList();
    }

    private String problem(@Nullable String wanted, List<P> candidates) {
      String builder = "ModelsLab.builder()." + call;
      String unusable =
          broken.isEmpty() ? "" : " (" + broken.size() + " could not be loaded, see suppressed)";
      if (found.isEmpty()) {
        return "No "
            + kind
            + " on the class path"
            + unusable
            + ". Add "
            + artifacts
            + ", or pass one to "
            + builder
            + "(…)";
      }
      if (candidates.isEmpty()) {
        return "No "
            + kind
            + " named \""
            + wanted
            + "\" among those found: "
            + describe(found)
            + unusable
            + ". Name one of these, or add its artifact: "
            + artifacts;
      }
      return "Found "
          + candidates.size()
          + " "
          + kind
          + "s of equal priority: "
          + describe(candidates)
          + ". Keep one, or name one: "
          + builder
          + "(\""
          + id.apply(candidates.get(0))
          + "\")";
    }

    private String describe(List<P> providers) {
      return providers.stream()
          .map(provider -> id.apply(provider) + " (" + provider.getClass().getName() + ")")
          .collect(Collectors.joining(", "));
    }
  }
}
