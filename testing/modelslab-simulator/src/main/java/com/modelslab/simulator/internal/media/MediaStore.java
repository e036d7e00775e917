// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files by name. When there are too many bytes, the least recently used files are dropped. */
public final class MediaStore {

  private final long maxBytes;
  private final Map<String, byte[]> files = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  public MediaStore(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Keeps a file under a name that is derived from its bytes. */
  public String keep(byte[] file) {
    String name = "kept-" + digest(file);
    put(name, file);
    return name;
  }

  public synchronized void put(String name, byte[] file) {
    byte[] before = files.put(name, file);
    bytes += file.length - (before == null ? 0 : before.length);
    Iterator<byte[]> oldest = files.values().iterator();
    while (bytes > maxBytes && files.size() > 1) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
  }

  public synchronized byte @Nullable [] get(String name) {
    return files.get(name);
  }

  private static String digest(byte[] file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
