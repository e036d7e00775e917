// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.images;

import java.util.List;

/**
 * The schedulers that community models and ControlNet take: a closed list of the service's
 * documentation, which has no call for it but that of enterprise accounts.
 */
public final class Schedulers {
  /** The value {@code DDPMScheduler}. */
  public static final String DDPM = "DDPMScheduler";

  /** The value {@code DDIMScheduler}. */
  public static final String DDIM = "DDIMScheduler";

  /** The value {@code PNDMScheduler}. */
  public static final String PNDM = "PNDMScheduler";

  /** The value {@code LMSDiscreteScheduler}. */
  public static final String LMS_DISCRETE = "LMSDiscreteScheduler";

  /** The value {@code EulerDiscreteScheduler}. */
  public static final String EULER_DISCRETE = "EulerDiscreteScheduler";

  /** The value {@code EulerAncestralDiscreteScheduler}. */
  public static final String EULER_ANCESTRAL_DISCRETE = "EulerAncestralDiscreteScheduler";

  /** The value {@code DPMSolverMultistepScheduler}. */
  public static final String DPM_SOLVER_MULTISTEP = "DPMSolverMultistepScheduler";

  /** The value {@code HeunDiscreteScheduler}. */
  public static final String HEUN_DISCRETE = "HeunDiscreteScheduler";

  /** The value {@code KDPM2DiscreteScheduler}. */
  public static final String KDPM2_DISCRETE = "KDPM2DiscreteScheduler";

  /** The value {@code DPMSolverSinglestepScheduler}. */
  public static final String DPM_SOLVER_SINGLESTEP = "DPMSolverSinglestepScheduler";

  /** The value {@code KDPM2AncestralDiscreteScheduler}. */
  public static final String KDPM2_ANCESTRAL_DISCRETE = "KDPM2AncestralDiscreteScheduler";

  /** The value {@code UniPCMultistepScheduler}. */
  public static final String UNI_PC_MULTISTEP = "UniPCMultistepScheduler";

  /** The value {@code DDIMInverseScheduler}. */
  public static final String DDIM_INVERSE = "DDIMInverseScheduler";

  /** The value {@code DEISMultistepScheduler}. */
  public static final String DEIS_MULTISTEP = "DEISMultistepScheduler";

  /** The value {@code IPNDMScheduler}. */
  public static final String IPNDM = "IPNDMScheduler";

  /** The value {@code KarrasVeScheduler}. */
  public static final String KARRAS_VE = "KarrasVeScheduler";

  /** The value {@code ScoreSdeVeScheduler}. */
  public static final String SCORE_SDE_VE = "ScoreSdeVeScheduler";

  /** The value {@code LCMScheduler}. */
  public static final String LCM = "LCMScheduler";

  private Schedulers() {}

  /** {@return all of them, in the order of the service's documentation} */
  public static List<String> names() {
    return List.of(
        DDPM,
        DDIM,
        PNDM,
        LMS_DISCRETE,
        EULER_DISCRETE,
        EULER_ANCESTRAL_DISCRETE,
        DPM_SOLVER_MULTISTEP,
        HEUN_DISCRETE,
        KDPM2_DISCRETE,
        DPM_SOLVER_SINGLESTEP,
        KDPM2_ANCESTRAL_DISCRETE,
        UNI_PC_MULTISTEP,
        DDIM_INVERSE,
        DEIS_MULTISTEP,
        IPNDM,
        KARRAS_VE,
        SCORE_SDE_VE,
        LCM);
  }

  /** {@return all of them, as values that a field may have} */
  static Object[] all() {
    return names().toArray();
  }
}
