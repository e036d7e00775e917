// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A script of this module, and the keys that it is given. Immutable. */
final class Script {
  private final String text;
  private final String digest;
  private final String[] keys;

  private Script(String text, String[] keys) {
    this.text = text;
    this.digest = sha1(text);
    this.keys = keys;
  }

  /**
   * {@return a script in the jar}
   *
   * @param prefix what all keys begin with; it has a hash tag, so they are in one slot of a cluster
   * @param names the rest of each key, in the order of the script
   */
  static Script load(String file, String prefix, List<String> names) {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing in the jar of modelslab-redis");
      }
      return new Script(
          new String(in.readAllBytes(), StandardCharsets.UTF_8),
          names.stream().map(name -> prefix + ":" + name).toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }

  /** {@return by what Redis finds a script that it has seen before} */
  String digest() {
    return digest;
  }

  String[] keys() {
    return keys.clone();
  }

  private static String sha1(String text) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
