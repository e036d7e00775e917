// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import com.modelslab.spi.TransportResponse;
import com.modelslab.spi.http.InFlightRequest;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param response the response, without its body if that is still to be read
 * @param rest the body that is to be decoded or poured into a sink; null if there is no need
 */
record ReceivedResponse(TransportResponse response, @Nullable InputStream rest) {
  /** {@return the whole response; reads the rest, and runs the sink, on the current thread} */
  TransportResponse readWhole(InFlightRequest call) {
    return rest == null ? response : call.receive(response.status(), response.headers(), rest);
  }
}
