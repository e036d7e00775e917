// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks.performance;

import com.modelslab.ModelsLab;
import com.modelslab.benchmarks.handwritten.HandWritten;
import com.modelslab.request.InpaintRequest;
import java.net.URI;

/** A whole program: one fetch. Arguments: {@code sdk} or {@code hand}, the stack, the port. */
final class FirstCall {
  private FirstCall() {}

  public static void main(String[] arguments) throws Exception {
    String stack = arguments[1];
    URI base = URI.create("http://127.0.0.1:" + arguments[2] + "/api/v6");
    if (arguments[0].equals("sdk")) {
      try (ModelsLab client =
          ModelsLab.builder().apiKey("benchmark").transport(stack).baseUri(base).build()) {
        client.job("1842337", InpaintRequest.ENDPOINT).fetch();
      }
    } else {
      try (HandWritten hand = HandWritten.on(stack, base)) {
        hand.fetch("1842337");
      }
    }
    System.exit(0); // the hand-written ones keep threads
  }
}
