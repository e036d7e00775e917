// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

/** The words for ControlNet models and types. */
public final class ControlNets {
  /** The value {@code canny}. */
  public static final String CANNY = "canny";

  /** The value {@code depth}. */
  public static final String DEPTH = "depth";

  /** The value {@code hed}. */
  public static final String HED = "hed";

  /** The value {@code mlsd}. */
  public static final String MLSD = "mlsd";

  /** The value {@code normal}. */
  public static final String NORMAL = "normal";

  /** The value {@code openpose}. */
  public static final String OPENPOSE = "openpose";

  /** The value {@code scribble}. */
  public static final String SCRIBBLE = "scribble";

  /** The value {@code segmentation}. */
  public static final String SEGMENTATION = "segmentation";

  /** The value {@code inpaint}. */
  public static final String INPAINT = "inpaint";

  /** The value {@code softedge}. */
  public static final String SOFTEDGE = "softedge";

  /** The value {@code lineart}. */
  public static final String LINEART = "lineart";

  /** The value {@code shuffle}. */
  public static final String SHUFFLE = "shuffle";

  /** The value {@code tile}. */
  public static final String TILE = "tile";

  /** The value {@code face_detector}. */
  public static final String FACE_DETECTOR = "face_detector";

  /** The value {@code qrcode}. */
  public static final String QRCODE = "qrcode";

  /** The value {@code blur}. */
  public static final String BLUR = "blur";

  /** The value {@code pose}. */
  public static final String POSE = "pose";

  /** The value {@code gray}. */
  public static final String GRAY = "gray";

  /** The value {@code low_quality}. */
  public static final String LOW_QUALITY = "low_quality";

  private ControlNets() {}

  /** {@return all of them} */
  static Object[] all() {
    return new Object[] {
      CANNY,
      DEPTH,
      HED,
      MLSD,
      NORMAL,
      OPENPOSE,
      SCRIBBLE,
      SEGMENTATION,
      INPAINT,
      SOFTEDGE,
      LINEART,
      SHUFFLE,
      TILE,
      FACE_DETECTOR,
      QRCODE,
      BLUR,
      POSE,
      GRAY,
      LOW_QUALITY
    };
  }
}
