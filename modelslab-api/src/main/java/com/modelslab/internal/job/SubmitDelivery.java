// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.ModelsLabException;
import com.modelslab.internal.async.PendingWork;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Operation;
import com.modelslab.spi.Response;
import com.modelslab.spi.async.Futures;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows of every submit under way whether it can have been sent, and has it recorded before: the
 * decorators between those who ask and the HTTP stack may hold it back for a while, and fail in
 * ways of their own.
 *
 * <p>A submit is recognized by its map of fields, which decorators pass on. One that they have made
 * anew could be any, and all of them count as sent then. Safe for concurrent use.
 */
public final class SubmitDelivery {
  private final Map<Map<String, Object>, Submit> submits =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** {@return a submit that begins, or has begun; null if {@code call} is something else} */
  @Nullable Submit begin(Call call) {
    return call.operation() == Operation.SUBMIT ? beginSubmit(call) : null;
  }

  /** {@return a submit that begins, or has begun} */
  Submit beginSubmit(Call call) {
    return submits.computeIfAbsent(call.fields(), Submit::new);
  }

  /**
   * Says that {@code call} is about to be sent.
   *
   * @return false if it must not be, because its caller was told that it never is
   */
  public boolean sending(Call call) {
    if (call.operation() != Operation.SUBMIT) {
      return true;
    }
    Submit submit = submits.get(call.fields());
    if (submit != null) {
      return submit.sending();
    }
    all().forEach(Submit::sending);
    return true;
  }

  private List<Submit> all() {
    synchronized (submits) {
      return List.copyOf(submits.values());
    }
  }

  /**
   * {@return {@code channel}, which sends; a submit is recorded before that. One of which it
   * reports that it certainly was not carried out counts as not sent, so that it is clear what
   * became of one that is to be sent again}
   */
  public Channel observe(Channel channel) {
    return call ->
        call.operation() != Operation.SUBMIT
            ? channel.call(call)
            : Futures.recover(
                send(submits.get(call.fields()), call, channel),
                failure -> {
                  Submit submit = submits.get(call.fields());
                  if (submit != null && !ModelsLabException.isOutcomeUnknown(failure)) {
                    submit.notCarriedOut();
                  }
                  return Futures.failed(failure);
                });
  }

  private CompletableFuture<Response> send(@Nullable Submit submit, Call call, Channel channel) {
    if (submit == null) {
      CompletableFuture<?>[] records =
          all().stream().map(Submit::recorded).toArray(CompletableFuture<?>[]::new);
      return Futures.compose(CompletableFuture.allOf(records), nothing -> channel.call(call));
    }
    return Futures.compose(
        submit.recorded(),
        nothing ->
            submit.isCalledOff() ? Futures.failed(PendingWork.refusal()) : channel.call(call));
  }

  /** One submit. */
  final class Submit {
    private final Map<String, Object> fields;
    private Supplier<CompletableFuture<Void>> recorder =
        () -> CompletableFuture.completedFuture(null);
    private @Nullable CompletableFuture<Void> record;
    private int sent;
    private boolean calledOff;

    Submit(Map<String, Object> fields) {
      this.fields = fields;
    }

    /** Has it recorded before it is sent for the first time; not sent at all if that fails. */
    synchronized void recordBy(Supplier<CompletableFuture<Void>> newRecorder) {
      recorder = newRecorder;
    }

    /** {@return completes when it is recorded} */
    private CompletableFuture<Void> recorded() {
      CompletableFuture<Void> begun = new CompletableFuture<>();
      Supplier<CompletableFuture<Void>> now;
      synchronized (this) {
        if (record != null && !record.isCompletedExceptionally()) {
          return follower(record);
        }
        record = begun;
        now = recorder;
      }
      now.get()
          .whenComplete(
              (nothing, failure) -> {
                if (failure == null) {
                  begun.complete(null);
                } else {
                  begun.completeExceptionally(Futures.cause(failure));
                }
              });
      return follower(begun);
    }

    /** {@return the same as {@code original}, which goes on if it is cancelled} */
    private static CompletableFuture<Void> follower(CompletableFuture<Void> original) {
      return original.thenRun(() -> {});
    }

    /**
     * {@return completes when it is recorded; null if it is not, and will not be: then it is not
     * sent either}
     */
    @Nullable CompletableFuture<Void> lastRecord() {
      recordBy(() -> Futures.failed(PendingWork.refusal()));
      synchronized (this) {
        return record;
      }
    }

    synchronized boolean sending() {
      if (!calledOff) {
        sent++;
      }
      return !calledOff;
    }

    synchronized void notCarriedOut() {
      sent = Math.max(0, sent - 1);
    }

    /** {@return whether it can have been sent, and carried out} */
    synchronized boolean isSent() {
      return sent > 0;
    }

    /** {@return whether it has not been sent: then it never will be} */
    synchronized boolean callOff() {
      calledOff = sent == 0;
      return calledOff;
    }

    private synchronized boolean isCalledOff() {
      return calledOff;
    }

    /** Its caller has been told what became of it. */
    void over() {
      callOff();
      submits.remove(fields);
    }
  }
}
