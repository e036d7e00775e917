// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job as the simulator holds it. Immutable; later states need another look.
 *
 * @param id the job's number
 * @param path where it was submitted
 * @param trackId what the caller named it, null if nothing
 * @param state where it stands
 * @param submitted when it was taken
 * @param ends when it is or was finished, by the simulator's clock
 * @param fetches how often it has been asked for
 */
public record RecordedJob(
    long id,
    String path,
    @Nullable String trackId,
    JobState state,
    Instant submitted,
    Instant ends,
    int fetches) {}
