// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab;

import com.modelslab.internal.http.BaseUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** What environment variables say about a client. Stateless. */
final class EnvironmentSettings {
  private EnvironmentSettings() {}

  /** {@return a builder with the settings of these variables} */
  static ModelsLab.Builder builder(Map<String, String> environment) {
    String key = environment.getOrDefault("MODELSLAB_API_KEY", "");
    if (key.isBlank()) {
      throw new IllegalStateException(
          "The environment variable MODELSLAB_API_KEY is not set. Set it to the API key, or give the key"
              + " to ModelsLab.builder().apiKey(…)");
    }
    ModelsLab.Builder builder = ModelsLab.builder().apiKey(key);
    String baseUri = environment.getOrDefault("MODELSLAB_BASE_URI", "").strip();
    if (!baseUri.isEmpty()) {
      builder.baseUri(address(baseUri));
    }
    String transport = environment.getOrDefault("MODELSLAB_TRANSPORT", "").strip();
    return transport.isEmpty() ? builder : builder.transport(transport);
  }

  private static URI address(String baseUri) {
    try {
      return BaseUri.of(new URI(baseUri)).uri();
    } catch (URISyntaxException e) {
      // Its message has all of the address, which can hold a password.
      throw new IllegalStateException(
          "The environment variable MODELSLAB_BASE_URI must be an address such as "
              + ModelsLab.DEFAULT_BASE_URI
              + "; it has a wrong character at position "
              + e.getIndex());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The environment variable MODELSLAB_BASE_URI cannot be used. " + e.getMessage(), e);
    }
  }
}
