// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Runs the command in this process, and keeps what it prints. */
final class Shell {
  private final Map<String, String> environment = new HashMap<>();
  private InputStream in = InputStream.nullInputStream();
  private boolean interactive;
  private String lastWords = "";

  Shell key(String key) {
    environment.put("MODELSLAB_API_KEY", key);
    return this;
  }

  Shell in(byte[] bytes) {
    in = new ByteArrayInputStream(bytes);
    return this;
  }

  Shell interactive() {
    interactive = true;
    return this;
  }

  /** Stops the command, as Ctrl-C would, once it has printed this. */
  Shell interruptedAfter(String text) {
    lastWords = text;
    return this;
  }

  Result run(String... arguments) {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            if (!lastWords.isEmpty() && toString(StandardCharsets.UTF_8).contains(lastWords)) {
              Thread.currentThread().interrupt();
            }
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            in,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            interactive);
    int code = Main.run(console, arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  record Result(int code, String out, String err) {
    /** {@return everything that a user would see} */
    String text() {
      return out + err;
    }
  }
}
