// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.provider;

import com.modelslab.spi.JsonCodec;
import com.modelslab.spi.JsonCodecProvider;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.spi.TransportProvider;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one provider to use and makes what it provides. Keeps nothing: each client looks once,
 * when it is built.
 */
public final class Providers {
  private Providers() {}

  /**
   * {@return a transport of the provider with that id or class name, or of the highest that can be
   * used}
   *
   * @param name an id or the name of a provider's class; null to choose by priority
   * @param loader where to look; null for the SDK's own loader, then the thread's context loader
   */
  public static Transport transport(
      @Nullable String name, @Nullable ClassLoader loader, TransportConfig config) {
    Search<TransportProvider, Transport> search =
        new Search<>(
            new Kind<>(
                TransportProvider.class,
                "Transport",
                "transport",
                "modelslab-transport-jdk, modelslab-transport-apache or modelslab-transport-okhttp",
                TransportProvider::id,
                TransportProvider::priority,
                TransportProvider::library,
                provider -> provider.create(config),
                Transport::close),
            name);
    // Written out like this because code shrinkers know this form.
    Transport found =
        search.among(
            ServiceLoader.load(
                    TransportProvider.class,
                    loader != null ? loader : TransportProvider.class.getClassLoader())
                .iterator());
    if (found == null && loader == null) {
      found =
          search.among(
              ServiceLoader.load(
                      TransportProvider.class, Thread.currentThread().getContextClassLoader())
                  .iterator());
    }
    if (found == null) {
      throw search.failure();
    }
    return found;
  }

  /**
   * {@return a codec of the provider with that id or class name, or of the highest that can be
   * used}
   *
   * @param name an id or the name of a provider's class; null to choose by priority
   * @param loader where to look; null for the SDK's own loader, then the thread's context loader
   */
  public static JsonCodec codec(@Nullable String name, @Nullable ClassLoader loader) {
    Search<JsonCodecProvider, JsonCodec> search =
        new Search<>(
            new Kind<>(
                JsonCodecProvider.class,
                "JsonCodec",
                "codec",
                "modelslab-json-jackson or modelslab-json-jackson3",
                JsonCodecProvider::id,
                JsonCodecProvider::priority,
                JsonCodecProvider::library,
                JsonCodecProvider::create,
                unused -> {}),
            name);
    JsonCodec found =
        search.among(
            ServiceLoader.load(
                    JsonCodecProvider.class,
                    loader != null ? loader : JsonCodecProvider.class.getClassLoader())
                .iterator());
    if (found == null && loader == null) {
      found =
          search.among(
              ServiceLoader.load(
                      JsonCodecProvider.class, Thread.currentThread().getContextClassLoader())
                  .iterator());
    }
    if (found == null) {
      throw search.failure();
    }
    return found;
  }
}
