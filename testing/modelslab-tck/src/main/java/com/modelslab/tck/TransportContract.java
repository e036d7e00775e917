// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/**
 * The contract of {@link Transport}, as tests: extend it, say how a transport is made, and run it.
 *
 * <p>Everything happens on the loopback address against a server on raw sockets, over HTTP and TLS,
 * in about a minute. Each case gets a transport of its own, which it closes. The one failure of a
 * request that is not among the cases is that of its body: that is an array, so reading it cannot
 * fail.
 *
 * <p>The case tagged {@code small-heap} is meant to be run once more by a JVM with {@code -Xmx32m}.
 */
public abstract class TransportContract {
  /** For the class that extends this one. */
  protected TransportContract() {}

  /** {@return a new transport} */
  protected abstract Transport open(TransportConfig config);

  /** {@return what of the optional parts this transport does without; nothing by default} */
  protected Set<Feature> without() {
    return Set.of();
  }

  /**
   * {@return a transport on a client that was handed to it, for a transport that can have one; none
   * by default}
   */
  protected Optional<Borrowed> borrow() {
    return Optional.empty();
  }

  /** What a transport may do without, each for a reason that lies in HTTP stacks themselves. */
  public enum Feature {
    /** Speaking HTTP/2. Many a stack speaks HTTP/1.1 only, and the service does not mind. */
    HTTP_2,
    /**
     * Freeing the connection at once when a call is cancelled while its body is read. A stack whose
     * blocked read nobody can end frees it with the next byte; the caller's future ends at once
     * everywhere.
     */
    FREES_WHILE_READING,
    /**
     * The body of an answer with status 401. A stack that keeps it to itself for an authentication
     * of its own may lose it; the status must be there.
     */
    BODY_OF_401,
    /**
     * Noticing that the connection ended in the middle of the head of an answer. A stack may take
     * that for the end of the head.
     */
    NOTICES_A_CUT_HEAD,
    /** Repeated fields of a request. A stack that keeps header fields in a map sends the last. */
    REPEATED_REQUEST_FIELDS
  }

  /** A transport on a client that belongs to somebody else. */
  public interface Borrowed extends AutoCloseable {
    /** {@return the transport} */
    Transport transport();

    /** {@return the status of a GET that the owner sends with the client} */
    int get(URI uri) throws Exception;

    /** Closes the client, not the transport. */
    @Override
    void close();
  }

  /** What goes over the wire, byte by byte. */
  @Nested
  class Wire extends WireCases {
    Wire() {
      super(TransportContract.this);
    }
  }

  /** A request goes out once at most. */
  @Nested
  class ExactlyOnce extends ExactlyOnceCases {
    ExactlyOnce() {
      super(TransportContract.this);
    }
  }

  /** Failures have the right kind and delivery. */
  @Nested
  class Failing extends FailingCases {
    Failing() {
      super(TransportContract.this);
    }
  }

  /** One deadline covers everything. */
  @Nested
  class Time extends TimeCases {
    Time() {
      super(TransportContract.this);
    }
  }

  /** Cancelling and interrupting end the exchange. */
  @Nested
  class Cancelling extends CancellingCases {
    Cancelling() {
      super(TransportContract.this);
    }
  }

  /** Connections and threads are reused, bounded and freed. */
  @Nested
  class Resources extends ResourcesCases {
    Resources() {
      super(TransportContract.this);
    }
  }

  /** Bodies pass through a sink. */
  @Nested
  class Downloads extends DownloadsCases {
    Downloads() {
      super(TransportContract.this);
    }
  }

  /** Proxies, trust and versions of HTTP. */
  @Nested
  class Around extends AroundCases {
    Around() {
      super(TransportContract.this);
    }
  }
}
