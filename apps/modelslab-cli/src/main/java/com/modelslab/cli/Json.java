// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.json.jackson.JacksonJsonCodec;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes objects for other programs: one a line, always in UTF-8. */
final class Json {
  private static final JacksonJsonCodec CODEC = new JacksonJsonCodec();

  private Json() {}

  static void print(PrintStream out, Map<String, @Nullable Object> object) {
    byte[] line = CODEC.encode(object);
    synchronized (out) {
      out.write(line, 0, line.length);
      out.write('\n');
      out.flush();
    }
  }
}
