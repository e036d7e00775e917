// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.request;

/** How long the links to the results of an endpoint live. */
public enum ResultStorage {
  /** 24 hours. */
  TEMPORARY,

  /** 24 hours, unless the field {@code temp} is set to false. */
  TEMPORARY_BY_DEFAULT,

  /** Not promised; 24 hours if the field {@code temp} is set. */
  UNSPECIFIED
}
