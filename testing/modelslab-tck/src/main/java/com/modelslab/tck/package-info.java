/**
 * What a transport, a codec or a job store must do, as tests to extend: {@link
 * com.modelslab.tck.TransportContract}, {@link com.modelslab.tck.TransportProviderContract}, {@link
 * com.modelslab.tck.JsonCodecContract} and {@link com.modelslab.tck.JobStoreContract}. They run
 * offline, on the loopback address only.
 */
@NullMarked
package com.modelslab.tck;

import org.jspecify.annotations.NullMarked;
