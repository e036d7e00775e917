// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Knows the names of all cases of a contract. */
final class CaseNames {
  private CaseNames() {}

  /** {@return the names of the test methods in the nested groups of {@code contract}} */
  static Set<String> of(Class<?> contract) {
    Set<String> names = new TreeSet<>();
    for (Class<?> group : contract.getDeclaredClasses()) {
      if (group.isAnnotationPresent(Nested.class)) {
        for (Method method : group.getSuperclass().getDeclaredMethods()) {
          if (method.isAnnotationPresent(Test.class)) {
            names.add(method.getName());
          }
        }
      }
    }
    return names;
  }
}
