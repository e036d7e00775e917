// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.http;

import com.modelslab.request.Endpoint;
import java.net.URI;

/** Standard or enterprise account: where the API is, and where an endpoint is below it. */
public enum AccountType {
  /** An account with a plan. */
  STANDARD("https://modelslab.com/api/v6") {
    @Override
    public String path(Endpoint endpoint) {
      return endpoint.path();
    }

    @Override
    public String family(Endpoint endpoint) {
      return endpoint.family();
    }
  },

  /** An account with servers of its own, some of which serve one endpoint each. */
  ENTERPRISE("https://modelslab.com/api/v1/enterprise") {
    @Override
    public String path(Endpoint endpoint) {
      return endpoint.enterprisePath();
    }

    @Override
    public String family(Endpoint endpoint) {
      return endpoint.enterpriseFamily();
    }
  };

  private final URI base;

  AccountType(String base) {
    this.base = URI.create(base);
  }

  /** {@return the usual base URI} */
  public URI base() {
    return base;
  }

  /** {@return where submits to {@code endpoint} go, below the base URI} */
  public abstract String path(Endpoint endpoint);

  /** {@return the path before {@code /fetch/{id}} for the jobs of {@code endpoint}} */
  public abstract String family(Endpoint endpoint);
}
