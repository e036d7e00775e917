// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.provider;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What is looked for.
 *
 * @param service the interface of its providers
 * @param noun what messages call it
 * @param setter the method of the client's builder that chooses one
 * @param artifacts those of ours that have one
 * @param id gives a provider's id
 * @param priority gives a provider's priority
 * @param library gives the artifact that a provider needs
 * @param create makes one
 * @param discard frees one that was made and is not used
 */
record Kind<P, T>(
    Class<P> service,
    String noun,
    String setter,
    String artifacts,
    Function<P, String> id,
    ToIntFunction<P> priority,
    Function<P, Optional<String>> library,
    Function<P, T> create,
    Consumer<T> discard) {
  /** {@return the call that chooses one} */
  String call(String argument) {
    return "ModelsLab.builder()." + setter + "(" + argument + ")";
  }
}
