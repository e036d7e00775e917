// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.transport.jdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class BodyPipeTest {
  private final Source source = new Source();
  private final BodyPipe pipe = new BodyPipe(source);

  @Test
  void read_partsOfAnySize_givesTheirBytesInOrder() throws IOException {
    pipe.add(List.of(part("ab"), part(""), part("c")));
    pipe.add(List.of(part("def")));
    pipe.end(null);

    assertThat(pipe.readAllBytes()).asString(US_ASCII).isEqualTo("abcdef");
  }

  @Test
  void read_beforeTheFirstPart_waits() throws Exception {
    Reader reader = new Reader(pipe);
    await().until(reader::isWaiting);

    pipe.add(List.of(part("x")));

    assertThat(reader.outcome.get()).isEqualTo("x");
  }

  @Test
  void read_beforeTheEnd_waits() throws Exception {
    Reader reader = new Reader(pipe);
    await().until(reader::isWaiting);

    pipe.end(null);

    assertThat(reader.outcome.get()).isEqualTo("end");
  }

  @Test
  void read_afterAFailure_givesWhatCameBefore() throws IOException {
    pipe.add(List.of(part("ab")));
    pipe.end(new EOFException("cut"));

    assertThat(pipe.read(new byte[8], 0, 8)).isEqualTo(2);
    assertThatThrownBy(pipe::read).hasRootCauseMessage("cut");
  }

  @Test
  void add_halfAMegabyteUnread_asksForNoMore() {
    pipe.open();
    for (int given = 0; given < source.asked && given < 1_000; given++) {
      pipe.add(List.of(ByteBuffer.allocate(16 << 10)));
    }

    assertThat(source.asked).isEqualTo(32);
    assertThat(pipe.available()).isEqualTo(512 << 10);
  }

  @Test
  void add_manyPartsOfOneByteUnread_asksForNoMore() {
    pipe.open();
    for (int given = 0; given < source.asked && given < 1_000; given++) {
      pipe.add(List.of(part("x")));
    }

    assertThat(source.asked).isEqualTo(64);
  }

  @Test
  void read_halfOfWhatHeldTheSourceBack_asksForMoreOnce() throws IOException {
    pipe.add(List.of(ByteBuffer.allocate(512 << 10)));
    assertThat(source.asked).isZero();

    assertThat(pipe.read(new byte[(256 << 10) - 1])).isEqualTo((256 << 10) - 1);
    assertThat(source.asked).isZero();
    pipe.read();
    pipe.read();

    assertThat(source.asked).isEqualTo(1);
  }

  @Test
  void close_somebodyReads_endsTheReadAndTheSource() throws Exception {
    Reader reader = new Reader(pipe);
    await().until(reader::isWaiting);

    pipe.close();

    assertThat(reader.outcome.get()).isEqualTo("java.io.IOException");
    assertThat(source.cancelled).isTrue();
  }

  @Test
  void add_afterClose_keepsNothing() {
    pipe.close();

    pipe.add(List.of(part("late")));

    assertThat(pipe.available()).isZero();
    assertThat(source.asked).isZero();
  }

  @Test
  void read_interrupted_endsTheSourceAndKeepsTheInterrupt() throws Exception {
    Reader reader = new Reader(pipe);
    await().until(reader::isWaiting);

    reader.thread.interrupt();

    assertThat(reader.outcome.get()).isEqualTo(InterruptedIOException.class.getName() + " kept");
    assertThat(source.cancelled).isTrue();
  }

  private static ByteBuffer part(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  /** Reads a byte on a thread of its own, and tells how that ended. */
  private static final class Reader {
    final CompletableFuture<String> outcome = new CompletableFuture<>();
    final Thread thread;

    Reader(BodyPipe pipe) {
      thread =
          new Thread(
              () -> {
                try {
                  int read = pipe.read();
                  outcome.complete(read < 0 ? "end" : Character.toString(read));
                } catch (IOException e) {
                  outcome.complete(
                      e.getClass().getName()
                          + (Thread.currentThread().isInterrupted() ? " kept" : ""));
                }
              });
      thread.start();
    }

    boolean isWaiting() {
      return thread.getState() == Thread.State.WAITING;
    }
  }

  private static final class Source implements Subscription {
    volatile int asked;
    volatile boolean cancelled;

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // by one thread at a time
    public void request(long count) {
      asked += (int) count;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
