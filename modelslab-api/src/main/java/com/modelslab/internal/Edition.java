// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

import java.net.URI;
import java.util.Map;

/** Standard or enterprise account: where things are. */
public enum Edition {
  /** An account with a plan. */
  STANDARD("https://modelslab.com/api/v6", Map.of()),

  /** An account with servers of its own, some of which have one tool each. */
  ENTERPRISE(
      "https://modelslab.com/api/v1/enterprise",
      Map.of(
          "/image_editing/super_resolution", "/super_resolution/make",
          "/image_editing/flux_headshot", "/flux_headshot/make_gen",
          "/images/img2img", "/flux_kontext_dev/img2img"));

  private final URI base;
  private final Map<String, String> elsewhere;

  Edition(String base, Map<String, String> elsewhere) {
    this.base = URI.create(base);
    this.elsewhere = elsewhere;
  }

  /** {@return the usual base URI} */
  public URI base() {
    return base;
  }

  /** {@return where a tool of the standard API is, below the base URI} */
  public String path(String standard) {
    return elsewhere.getOrDefault(standard, standard);
  }
}
