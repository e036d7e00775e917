// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.provider;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A provider that was found.
 *
 * @param provider the provider
 * @param id its id
 * @param type the name of its class
 * @param jar the jar or folder of its class; empty if it is not known
 */
record Candidate<P>(P provider, String id, String type, String jar) {
  static <P> Candidate<P> of(P provider, String id) {
    return new Candidate<>(provider, id, provider.getClass().getName(), jar(provider.getClass()));
  }

  private static String jar(Class<?> type) {
    // Android has neither.
    @Nullable ProtectionDomain domain = type.getProtectionDomain();
    @Nullable CodeSource source = domain == null ? null : domain.getCodeSource();
    @Nullable URL location = source == null ? null : source.getLocation();
    if (location == null) {
      return "";
    }
    try {
      return location.getProtocol().equals("file")
          ? Paths.get(location.toURI()).toString()
          : location.toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return location.toString(); // an address with a character that no file name has
    }
  }

  boolean isNamed(String name) {
    return id.equals(name) || type.equals(name);
  }

  boolean isOfSameClass(Candidate<?> other) {
    return provider.getClass() == other.provider.getClass();
  }

  /** {@return whether both classes are equal: from the same jar, or from equal ones} */
  boolean isCopyOf(Candidate<?> other) {
    return type.equals(other.type) && (jar.equals(other.jar) || areEqual(jar, other.jar));
  }

  private static boolean areEqual(String jar, String other) {
    File one = new File(jar);
    File two = new File(other);
    if (!one.isFile() || !two.isFile() || one.length() != two.length()) {
      return false;
    }
    try {
      return Arrays.equals(Files.readAllBytes(one.toPath()), Files.readAllBytes(two.toPath()));
    } catch (IOException e) {
      return false; // a jar that cannot be read is not known to be equal
    }
  }

  @Override
  public String toString() {
    return id + " (" + type + (jar.isEmpty() ? "" : " in " + jar) + ")";
  }
}
