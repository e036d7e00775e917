// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.codehaus.mojo.animal_sniffer.ClassListBuilder;
import org.codehaus.mojo.animal_sniffer.SignatureChecker;
import org.codehaus.mojo.animal_sniffer.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * What an Android application takes of the SDK, held to the classes of Android 8 (API level 26) as
 * core library desugaring completes them.
 */
class AndroidIT {
  /** What D8 rewrites by itself: records become plain classes, lambdas and texts too. */
  private static final Set<String> DESUGARED =
      Set.of(
          "java.lang.Record",
          "java.lang.runtime.ObjectMethods",
          "java.lang.invoke.LambdaMetafactory",
          "java.lang.invoke.StringConcatFactory");

  /** The one call that is made in vain there: the class does without the constructor. */
  private static final String CAUGHT =
      "com/modelslab/spi/async/DaemonThreads.class:\\d+: Undefined reference:"
          + " void Thread.<init>\\(ThreadGroup, Runnable, String, long, boolean\\)";

  @Test
  void check_apiJsonAndOkHttp_useNothingThatAndroid26Lacks() throws IOException {
    assertThat(undefined(ours("modelslab-api", "modelslab-json", "modelslab-transport-okhttp")))
        .isEmpty();
  }

  /** Shows that the check finds something. */
  @Test
  void check_jdkTransport_findsTheHttpClientThatAndroidLacks() throws IOException {
    Path jdk =
        Consumer.JDK.classPath().stream()
            .filter(jar -> jar.toString().contains("modelslab-transport-jdk"))
            .findFirst()
            .orElseThrow();

    assertThat(undefined(List.of(jdk))).anyMatch(found -> found.contains("java.net.http"));
  }

  private static List<Path> ours(String... names) {
    List<Path> jars = new ArrayList<>();
    for (String name : names) {
      jars.addAll(
          Consumer.OKHTTP.classPath().stream()
              .filter(jar -> jar.getFileName().toString().startsWith(name))
              .toList());
    }
    assertThat(jars).hasSize(names.length);
    return jars;
  }

  private static List<String> undefined(List<Path> jars) throws IOException {
    Findings findings = new Findings();
    ClassListBuilder known = new ClassListBuilder(new HashSet<>(DESUGARED), findings);
    for (Path jar : Consumer.OKHTTP.classPath()) {
      known.process(jar.toFile());
    }
    try (InputStream signatures =
        Files.newInputStream(Path.of("target", "signatures", "android-26.signature"))) {
      SignatureChecker checker = new SignatureChecker(signatures, known.getPackages(), findings);
      checker.setSourcePath(List.of());
      for (Path jar : jars) {
        checker.process(jar.toFile());
      }
    }
    findings.errors.removeIf(Pattern.compile(CAUGHT).asPredicate());
    return findings.errors;
  }

  /** Keeps what the checker finds. */
  private static final class Findings implements Logger {
    private final List<String> errors = new ArrayList<>();

    @Override
    public void error(String message) {
      errors.add(message);
    }

    @Override
    public void error(String message, Throwable cause) {
      errors.add(message + ": " + cause);
    }

    @Override
    public void info(String message) {}

    @Override
    public void info(String message, Throwable cause) {}

    @Override
    public void debug(String message) {}

    @Override
    public void debug(String message, Throwable cause) {}

    @Override
    public void warn(String message) {}

    @Override
    public void warn(String message, Throwable cause) {}
  }
}
