// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.job;

import com.modelslab.error.ModelsLabException;
import com.modelslab.spi.Call;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Operation;
import com.modelslab.spi.async.Futures;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows of every submit under way whether it can have been sent: the decorators between those who
 * ask and the HTTP stack may hold it back for a while, and fail in ways of their own.
 *
 * <p>A submit is recognized by its map of fields, which decorators pass on. One that they have made
 * anew could be any, and all of them count as sent then. Safe for concurrent use.
 */
public final class SubmitDelivery {
  private final Map<Map<String, Object>, Submit> submits =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** {@return a submit that begins; null if {@code call} is something else} */
  @Nullable Submit begin(Call call) {
    if (call.operation() != Operation.SUBMIT) {
      return null;
    }
    Submit submit = new Submit(call);
    submits.put(call.fields(), submit);
    return submit;
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
    List<Submit> any;
    synchronized (submits) {
      any = List.copyOf(submits.values());
    }
    any.forEach(Submit::sending);
    return true;
  }

  /**
   * {@return {@code channel}, which sends; a submit of which it reports that it certainly was not
   * carried out counts as not sent, so that it is clear what became of one that is to be sent
   * again}
   */
  public Channel observe(Channel channel) {
    return call ->
        call.operation() != Operation.SUBMIT
            ? channel.call(call)
            : Futures.recover(
                channel.call(call),
                failure -> {
                  Submit submit = submits.get(call.fields());
                  if (submit != null && !ModelsLabException.isOutcomeUnknown(failure)) {
                    submit.notCarriedOut();
                  }
                  return Futures.failed(failure);
                });
  }

  /** One submit. */
  final class Submit {
    private final Map<String, Object> fields;
    private int sent;
    private boolean calledOff;

    Submit(Call call) {
      this.fields = call.fields();
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

    void over() {
      submits.remove(fields);
    }
  }
}
