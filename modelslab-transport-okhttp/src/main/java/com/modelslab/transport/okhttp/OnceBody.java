// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.okhttp;

import com.modelslab.spi.TransportRequest;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The bytes of a request, which OkHttp is told not to send twice. */
final class OnceBody extends RequestBody {
  private final byte[] bytes;
  private final SentOnce sent;

  private OnceBody(byte[] bytes, SentOnce sent) {
    this.bytes = bytes;
    this.sent = sent;
  }

  /** {@return the body; null if the method has none} */
  static @Nullable RequestBody of(TransportRequest request, SentOnce sent) {
    return switch (request.method()) {
      case "GET", "HEAD" -> null;
      default -> new OnceBody(request.body(), sent);
    };
  }

  /** None: the header that the request carries goes out as it is. */
  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sent.startBody();
    int held = bytes.length > 0 && sent.call().needsConfirmation() ? 1 : 0;
    sink.write(bytes, 0, bytes.length - held);
    if (held > 0) {
      sink.flush();
      sent.call().confirmConnection();
      sink.write(bytes, bytes.length - held, held);
    }
  }
}
