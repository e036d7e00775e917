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

/** Encoded pictures by name, the least recently used going first when there are too many bytes. */
public final class MediaStore {

  private final long maxBytes;
  private final Map<String, byte[]> pictures = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  public MediaStore(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Keeps a picture under a name that follows from its bytes. */
  public String keep(byte[] picture) {
    String name = "kept-" + digest(picture);
    put(name, picture);
    return name;
  }

  public synchronized void put(String name, byte[] picture) {
    byte[] before = pictures.put(name, picture);
    bytes += picture.length - (before == null ? 0 : before.length);
    Iterator<byte[]> oldest = pictures.values().iterator();
    while (bytes > maxBytes && pictures.size() > 1) {
      bytes -= oldest.next().length;
      oldest.remove();
    }
  }

  public synchronized byte @Nullable [] get(String name) {
    return pictures.get(name);
  }

  private static String digest(byte[] picture) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(picture);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
