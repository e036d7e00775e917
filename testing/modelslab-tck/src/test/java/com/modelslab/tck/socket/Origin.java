// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.socket;

import java.net.URI;
import java.util.Locale;

/** Where connections lead, so that one may carry several requests. */
record Origin(String scheme, String host, int port) {
  static Origin of(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    return new Origin(scheme, uri.getHost(), uri.getPort() < 0 ? standard : uri.getPort());
  }

  boolean isSecure() {
    return scheme.equals("https");
  }

  Origin withoutScheme() {
    return new Origin("", host, port);
  }
}
