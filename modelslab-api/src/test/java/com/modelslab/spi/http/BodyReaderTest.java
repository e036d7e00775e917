// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.BodySink;
import com.modelslab.spi.Headers;
import com.modelslab.spi.TransportRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
  private static final int SEGMENT = 8192;

  private final List<Integer> chunks = new ArrayList<>();
  private final ByteArrayOutputStream sunk = new ByteArrayOutputStream();
  private final BodySink sink = this::write;

  @Test
  void read_stackGivesSegments_sinkGetsWhatIsThereAtOnce() {
    byte[] body = random(400_000);

    read(Headers.empty(), new Segments(body, body.length));

    assertThat(sunk.toByteArray()).isEqualTo(body);
    assertThat(chunks).hasSize(7);
  }

  @Test
  void read_nothingMoreIsThere_sinkDoesNotWaitForIt() {
    byte[] body = random(3 * SEGMENT);

    read(Headers.empty(), new Segments(body, SEGMENT));

    assertThat(sunk.toByteArray()).isEqualTo(body);
    assertThat(chunks).containsExactly(SEGMENT, SEGMENT, SEGMENT);
  }

  @Test
  void read_gzip_sinkGetsTheDecodedBytes() throws IOException {
    byte[] body = random(400_000);
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(encoded)) {
      gzip.write(body);
    }

    read(
        Headers.builder().add("Content-Encoding", "gzip").build(),
        new ByteArrayInputStream(encoded.toByteArray()));

    assertThat(sunk.toByteArray()).isEqualTo(body);
    assertThat(chunks).hasSizeLessThan(400);
  }

  private void write(ByteBuffer chunk) {
    chunks.add(chunk.remaining());
    while (chunk.hasRemaining()) {
      sunk.write(chunk.get());
    }
  }

  private void read(Headers headers, InputStream body) {
    TransportRequest request =
        TransportRequest.builder("GET", URI.create("https://cdn.example/a.png")).sink(sink).build();
    BodyReader.read(request, 200, headers, body, cut -> {});
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  /** Gives a segment at a time, of which so many bytes have come when something was read. */
  private static final class Segments extends InputStream {
    private final byte[] bytes;
    private final int come;
    private int position;

    Segments(byte[] bytes, int come) {
      this.bytes = bytes;
      this.come = come;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("One by one is too slow");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (position == bytes.length) {
        return -1;
      }
      int count = Math.min(Math.min(SEGMENT, length), bytes.length - position);
      System.arraycopy(bytes, position, into, offset, count);
      position += count;
      return count;
    }

    @Override
    public int available() {
      return position % come == 0 ? 0 : bytes.length - position;
    }
  }
}
