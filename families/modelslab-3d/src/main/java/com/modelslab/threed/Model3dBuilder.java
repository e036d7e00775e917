// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.threed;

import com.modelslab.request.Endpoint;
import com.modelslab.request.JobRequest;

/** The fields that both endpoints for 3D models share. */
abstract class Model3dBuilder<R extends JobRequest, B extends JobRequest.Builder<R, B>>
    extends JobRequest.Builder<R, B> {
  Model3dBuilder(Endpoint endpoint, String... required) {
    super(endpoint, required);
  }

  /** Sets the format of the result. Service default: glb. */
  public B outputFormat(String word) {
    return oneOf(
        "output_format",
        word,
        TextTo3dRequest.GLB,
        TextTo3dRequest.OBJ,
        TextTo3dRequest.STL,
        TextTo3dRequest.PLY);
  }

  /** Sets the resolution of the mesh, up to 512. */
  public B resolution(int number) {
    return within("resolution", number, 1, 512);
  }

  /** Makes a video of the model too. Service default: off. */
  public B render(boolean on) {
    return set("render", on);
  }

  /** Sets how closely the shape follows the input. Service default: 7.5. */
  public B structureGuidance(double value) {
    return number("ss_guidance_strength", value);
  }

  /** Sets the number of steps for the shape, from 1 to 50. */
  public B structureSteps(int number) {
    return within("ss_sampling_steps", number, 1, 50);
  }

  /** Sets how closely surface and colour follow the input, from 0 to 10. Service default: 3. */
  public B latentGuidance(double value) {
    return within("slat_guidance_strength", value, 0, 10);
  }

  /** Sets the number of steps for surface and colour, from 1 to 50. */
  public B latentSteps(int number) {
    return within("slat_sampling_steps", number, 1, 50);
  }

  /** Sets the share of triangles to leave out, from 0.9 to 0.98. Service default: 0.9. */
  public B meshSimplify(double value) {
    return within("mesh_simplify", value, 0.9, 0.98);
  }

  /** Sets how many points are worked on at once, up to 12000. Service default: 8192. */
  public B chunkSize(int number) {
    return within("chunk_size", number, 1, 12000);
  }

  /** Keeps the result for 24 hours only. Service default: off. */
  public B temp(boolean on) {
    return set("temp", on ? "yes" : "no");
  }

  /**
   * Sets the number that the result is made from: the same gives the same again. Service default:
   * 0, for random.
   */
  public B seed(long number) {
    return set("seed", number);
  }
}
