// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.app;

import com.modelslab.ModelsLab;
import com.modelslab.error.NotFoundException;
import java.net.URI;
import java.util.concurrent.ExecutionException;

/** Makes a client, a call that waits and one that does not, and closes the client. */
public final class ShortUse {
  private ShortUse() {}

  /** Takes the base URI, the key and the id of the transport. */
  public static void run(String baseUri, String key, String transport) throws Exception {
    try (ModelsLab modelsLab =
        ModelsLab.builder().baseUri(URI.create(baseUri)).apiKey(key).transport(transport).build()) {
      call(modelsLab);
    }
  }

  /** Asks for a job that does not exist, in both ways. */
  static void call(ModelsLab modelsLab) throws InterruptedException {
    try {
      modelsLab.imageEditing().fetch("1");
      throw new IllegalStateException("A job that does not exist was found");
    } catch (NotFoundException expected) {
      // The call was made.
    }
    try {
      modelsLab.imageEditing().fetchAsync("1").get();
      throw new IllegalStateException("A job that does not exist was found");
    } catch (ExecutionException expected) {
      // The call was made.
    }
  }
}
