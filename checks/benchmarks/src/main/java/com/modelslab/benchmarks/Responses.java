// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.benchmarks;

/** What the service says. */
final class Responses {
  static final String FINISHED =
      """
      {"status":"success","id":1842337,"generationTime":3.1415926535897931,\
      "output":["https:\\/\\/cdn.example\\/generations\\/1842337-0.png"],\
      "proxy_links":["https:\\/\\/cdn2.example\\/generations\\/1842337-0.png"],\
      "tip":"Get 20x faster image generation using an enterprise plan"}""";

  private Responses() {}
}
