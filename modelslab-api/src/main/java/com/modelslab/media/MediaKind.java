// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

/** What a file is to the people who asked for it. */
public enum MediaKind {
  /** A still or animated image. */
  IMAGE,

  /** A video, with or without sound. */
  VIDEO,

  /** Speech, music or sound. */
  AUDIO,

  /** A 3D model. */
  MODEL_3D,

  /** Text: a caption, lyrics, a transcript, data. */
  TEXT
}
