// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal;

/** The version that the client tells the service; a test holds it against the build's. */
public final class Version {
  /** The version of this artifact. */
  public static final String VALUE = "0.1.0-SNAPSHOT";

  private Version() {}
}
