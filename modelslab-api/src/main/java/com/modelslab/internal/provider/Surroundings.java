// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.provider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells places where providers are not found although their jars are there. */
final class Surroundings {
  private Surroundings() {}

  /** {@return what to do here to have providers of {@code service} found} */
  static Optional<String> hint(Class<?> service) {
    // In pieces, or a shading tool would rename this text too.
    String original = String.join(".", "com", "modelslab", "spi", service.getSimpleName());
    if (!service.getName().equals(original)) {
      return Optional.of(
          original
              + " is relocated to "
              + service.getName()
              + ", but no META-INF/services/"
              + service.getName()
              + " names a provider: let the shading tool merge and relocate service files"
              + " (ServicesResourceTransformer of the Maven Shade Plugin, mergeServiceFiles() of"
              + " Gradle Shadow)");
    }
    @Nullable ClassLoader loader = service.getClassLoader();
    if (loader != null && isOfOsgi(loader.getClass().getName())) {
      return Optional.of(
          "In OSGi, start a service loader mediator such as Apache Aries SPI Fly, and the bundle that"
              + " provides one, before the client is built");
    }
    if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
      return Optional.of(
          "A native image has only the providers that its build saw: keep META-INF/native-image and"
              + " META-INF/services of the jars");
    }
    return Optional.empty();
  }

  private static boolean isOfOsgi(String loader) {
    return loader.startsWith("org.apache.felix.") || loader.startsWith("org.eclipse.osgi.");
  }
}
