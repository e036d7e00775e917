/**
 * What a transport or a codec must do, as tests to extend: {@link
 * com.modelslab.tck.TransportContract}, {@link com.modelslab.tck.TransportProviderContract} and
 * {@link com.modelslab.tck.JsonCodecContract}. They run offline, on the loopback address only.
 */
@NullMarked
package com.modelslab.tck;

import org.jspecify.annotations.NullMarked;
