// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.provider;

import com.modelslab.error.ProviderException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One look for a provider that can be used. Not thread-safe. */
final class Search<P, T> {
  private static final int MOST_BROKEN = 100;

  private final Kind<P, T> kind;
  private final @Nullable String name;
  private final List<Candidate<P>> found = new ArrayList<>();
  private final List<Throwable> broken = new ArrayList<>();
  private final Map<Candidate<P>, ProviderException> unusable = new LinkedHashMap<>();

  /**
   * Creates a search.
   *
   * @param name the id or class that the provider must have; null for the highest
   */
  Search(Kind<P, T> kind, @Nullable String name) {
    this.kind = kind;
    this.name = name;
  }

  /**
   * Looks among {@code providers} and all that it saw before.
   *
   * @return what the chosen provider made; null if there is none that can be used
   * @throws ProviderException if several are equally good
   */
  @Nullable T among(Iterator<P> providers) {
    load(providers);
    List<Candidate<P>> left = new ArrayList<>(found);
    left.removeIf(candidate -> name != null && !candidate.isNamed(name));
    left.removeAll(unusable.keySet());
    while (!left.isEmpty()) {
      List<Candidate<P>> best = name == null ? highest(left) : List.copyOf(left);
      T made = makeOne(best);
      if (made != null) {
        return made;
      }
      left.removeAll(best);
    }
    return null;
  }

  /** Takes what loads; a provider that does not load does not hide the others. */
  private void load(Iterator<P> providers) {
    while (broken.size() < MOST_BROKEN) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        P provider = providers.next();
        Candidate<P> candidate = Candidate.of(provider, kind.id().apply(provider));
        if (found.stream().noneMatch(candidate::isOfSameClass)) {
          found.add(candidate);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        broken.add(e);
      }
    }
  }

  private List<Candidate<P>> highest(List<Candidate<P>> candidates) {
    int most = candidates.stream().mapToInt(this::priority).max().orElse(0);
    return candidates.stream().filter(candidate -> priority(candidate) == most).toList();
  }

  private int priority(Candidate<P> candidate) {
    return kind.priority().applyAsInt(candidate.provider());
  }

  /** Lets each make one, so that those whose library is missing are out of it. */
  private @Nullable T makeOne(List<Candidate<P>> candidates) {
    Map<Candidate<P>, T> made = new LinkedHashMap<>();
    for (Candidate<P> candidate : candidates) {
      if (made.keySet().stream().anyMatch(candidate::isCopyOf)) {
        continue;
      }
      try {
        made.put(candidate, kind.create().apply(candidate.provider()));
      } catch (LinkageError e) {
        unusable.put(candidate, unusable(candidate, e));
      }
    }
    if (made.size() > 1) {
      made.values().forEach(kind.discard());
      throw failure(severalMessage(List.copyOf(made.keySet())));
    }
    return made.isEmpty() ? null : made.values().iterator().next();
  }

  private ProviderException unusable(Candidate<P> candidate, LinkageError e) {
    String add =
        kind.library()
            .apply(candidate.provider())
            .map(library -> ". Add " + library)
            .orElse(". Add the library that it needs");
    return new ProviderException(kind.noun() + " " + candidate + " cannot be used: " + e + add, e);
  }

  /** {@return why there is none} */
  ProviderException failure() {
    if (unusable.size() == 1 && (name != null || found.size() == 1)) {
      ProviderException only = unusable.values().iterator().next();
      broken.forEach(only::addSuppressed);
      return only;
    }
    return failure(found.isEmpty() ? noneMessage() : otherNamesMessage());
  }

  private ProviderException failure(String message) {
    ProviderException failure = new ProviderException(message, null);
    unusable.values().forEach(failure::addSuppressed);
    broken.forEach(failure::addSuppressed);
    return failure;
  }

  private String noneMessage() {
    return "No "
        + kind.noun()
        + " on the class path"
        + notLoaded()
        + ". "
        + Surroundings.hint(kind.service()).orElseGet(() -> "Add " + kind.artifacts())
        + ", or pass one to "
        + kind.call("…");
  }

  private String otherNamesMessage() {
    if (name == null || !unusable.isEmpty()) {
      return "No "
          + kind.noun()
          + " can be used, because classes are missing: "
          + unusable.values().stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
    }
    return "No "
        + kind.noun()
        + " named \""
        + name
        + "\" among those found: "
        + describe(found)
        + notLoaded()
        + ". Name one of these, or add its artifact: "
        + kind.artifacts();
  }

  private String severalMessage(List<Candidate<P>> candidates) {
    long types = candidates.stream().map(Candidate::type).distinct().count();
    long ids = candidates.stream().map(Candidate::id).distinct().count();
    String first = ids == candidates.size() ? candidates.get(0).id() : candidates.get(0).type();
    return "Found "
        + candidates.size()
        + " "
        + kind.noun()
        + "s "
        + (name == null ? "of equal priority" : "named \"" + name + "\"")
        + ": "
        + describe(candidates)
        + (types == candidates.size()
            ? ". Keep one, or name one: " + kind.call("\"" + first + "\"")
            : ". Keep one of these jars");
  }

  private String notLoaded() {
    return broken.isEmpty() ? "" : " (" + broken.size() + " could not be loaded, see suppressed)";
  }

  private String describe(List<Candidate<P>> candidates) {
    return candidates.stream().map(Candidate::toString).collect(Collectors.joining(", "));
  }
}
