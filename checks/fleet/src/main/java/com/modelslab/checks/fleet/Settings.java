// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a process is told on its command line, as {@code name=value}. */
record Settings(Map<String, String> values) {
  static Settings of(String... arguments) {
    return new Settings(
        Arrays.stream(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
  }

  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("Missing argument: " + name + "=…");
    }
    return value;
  }

  int number(String name) {
    return Integer.parseInt(get(name));
  }

  String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    return values.containsKey(name) ? number(name) : otherwise;
  }

  List<String> arguments() {
    return values.entrySet().stream().map(pair -> pair.getKey() + "=" + pair.getValue()).toList();
  }
}
