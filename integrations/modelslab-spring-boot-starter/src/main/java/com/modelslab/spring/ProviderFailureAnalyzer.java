// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import com.modelslab.error.ProviderException;
import java.util.Map;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says what to add or to name if there is no single transport or codec. */
final class ProviderFailureAnalyzer extends AbstractFailureAnalyzer<ProviderException> {
  private static final Map<String, String> TRANSPORTS =
      Map.of(
          "jdk", "modelslab-transport-jdk",
          "apache", "modelslab-transport-apache",
          "okhttp", "modelslab-transport-okhttp");
  private static final Map<String, String> CODECS =
      Map.of("jackson", "modelslab-json-jackson", "jackson3", "modelslab-json-jackson3");

  private final Environment environment;

  ProviderFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ProviderException cause) {
    String action =
        cause.getMessage().contains("JsonCodec")
            ? action("codec", CODECS)
            : action("transport", TRANSPORTS);
    return new FailureAnalysis(cause.getMessage(), action, cause);
  }

  private String action(String what, Map<String, String> artifacts) {
    String property = ModelsLabProperties.PREFIX + "." + what;
    String name = environment.getProperty(property, "").strip();
    String artifact = artifacts.get(name);
    if (artifact != null) {
      return "Add com.modelslab:"
          + artifact
          + " to the dependencies of the application, or remove the property "
          + property;
    }
    return "Add one of "
        + String.join(", ", artifacts.values().stream().sorted().toList())
        + " (com.modelslab) to the dependencies of the application; of several, name one in the"
        + " property "
        + property;
  }
}
