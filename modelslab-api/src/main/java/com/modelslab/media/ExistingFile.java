// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

/** What a download does if a file of its name exists. */
public enum ExistingFile {
  /** Replaces it, once the new one is whole. For a file that the caller named only. */
  REPLACE,

  /** Leaves it alone and takes the next free name: {@code cat_2.png} beside {@code cat.png}. */
  RENAME,

  /** Leaves it alone, downloads nothing, and returns it. */
  SKIP,

  /** Leaves it alone and fails. */
  FAIL
}
