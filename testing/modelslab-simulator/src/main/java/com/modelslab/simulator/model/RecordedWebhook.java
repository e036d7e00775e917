// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.model;

import java.net.URI;

/**
 * One webhook of a finished job. Immutable.
 *
 * @param jobId the job that was finished
 * @param to the address that its submit named
 * @param status the HTTP status of the receiver; 0 if it did not respond, or was not called because
 *     it is on another machine
 */
public record RecordedWebhook(long jobId, URI to, int status) {}
