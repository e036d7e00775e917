/**
 * What a transport, a codec, a job store or queue slots must do, as tests to extend: {@link
 * com.modelslab.tck.TransportContract}, {@link com.modelslab.tck.TransportProviderContract}, {@link
 * com.modelslab.tck.JsonCodecContract}, {@link com.modelslab.tck.JobStoreContract} and {@link
 * com.modelslab.tck.QueueSlotsContract}. They run offline, on the loopback address only.
 */
@NullMarked
package com.modelslab.tck;

import org.jspecify.annotations.NullMarked;
