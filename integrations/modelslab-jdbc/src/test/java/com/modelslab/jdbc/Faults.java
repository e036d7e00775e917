// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLRecoverableException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A source of connections whose database fails when it is told to. */
final class Faults {
  /** How many connections are refused from now on. */
  final AtomicInteger refusals = new AtomicInteger();

  /** How many commits are made from now on without an answer. */
  final AtomicInteger lostAnswers = new AtomicInteger();

  /** How many commits were made. */
  final AtomicInteger commits = new AtomicInteger();

  /** How many statements were prepared; each is executed once. */
  final AtomicInteger statements = new AtomicInteger();

  /** How many connections are out, and how many were at most. */
  final AtomicInteger out = new AtomicInteger();

  final AtomicInteger mostOut = new AtomicInteger();

  /** The one connection that is given again and again, if there is one. */
  volatile Connection kept;

  private final DataSource real;

  Faults(DataSource real) {
    this.real = real;
  }

  DataSource source() {
    return proxy(
        DataSource.class,
        real,
        (method, call) -> {
          if (method.equals("getConnection")) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
              throw new SQLRecoverableException("refused on purpose", "08001");
            }
            mostOut.accumulateAndGet(out.incrementAndGet(), Math::max);
            return connection(kept != null ? kept : (Connection) call.make());
          }
          return call.make();
        });
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        real,
        (method, call) -> {
          if (method.equals("close")) {
            out.decrementAndGet();
            if (kept != null) {
              return null;
            }
          }
          if (method.equals("prepareStatement")) {
            statements.incrementAndGet();
          }
          Object result = call.make();
          if (method.equals("commit")) {
            commits.incrementAndGet();
            if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
              throw new SQLRecoverableException("lost on purpose", "08006");
            }
          }
          return result;
        });
  }

  private static <T> T proxy(Class<T> type, T real, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            Faults.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                around.call(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(real, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    })));
  }

  private interface Around {
    Object call(String method, Real call) throws Throwable;
  }

  private interface Real {
    Object make() throws Throwable;
  }
}
