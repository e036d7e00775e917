// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.http;

import java.net.URI;

/** Standard or enterprise account: where things are. */
public enum Edition {
  /** An account with a plan. */
  STANDARD("https://modelslab.com/api/v6") {
    @Override
    public String path(String standard) {
      return standard;
    }
  },

  /** An account with servers of its own, some of which have one tool each. */
  ENTERPRISE("https://modelslab.com/api/v1/enterprise") {
    @Override
    public String path(String standard) {
      return switch (standard) {
        case "/image_editing/super_resolution" -> "/super_resolution/make";
        case "/image_editing/flux_headshot" -> "/flux_headshot/make_gen";
        case "/images/img2img" -> "/flux_kontext_dev/img2img";
        default -> standard;
      };
    }
  };

  private final URI base;

  Edition(String base) {
    this.base = URI.create(base);
  }

  /** {@return the usual base URI} */
  public URI base() {
    return base;
  }

  /** {@return where a tool of the standard API is, below the base URI} */
  public abstract String path(String standard);
}
