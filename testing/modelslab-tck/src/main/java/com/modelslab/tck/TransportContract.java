// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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

  /** {@return the optional features that this transport does not have; none by default} */
  protected Set<Feature> unsupported() {
    return Set.of();
  }

  /**
   * {@return the cases to which this transport is not held, by name, each with the reason; none by
   * default}
   *
   * <p>They are reported as skipped, with the reason. A name that no case has fails the contract.
   */
  protected Map<String, String> exemptions() {
    return Map.of();
  }

  /**
   * {@return how long a case waits for what must happen, before it fails. Default: 20 s, which is
   * enough on a busy machine}
   */
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  /**
   * {@return a transport on a client that was handed to it, for a transport that can have one; none
   * by default}
   */
  protected Optional<Borrowed> borrow() {
    return Optional.empty();
  }

  @Test
  void exemptions_always_nameCases() {
    assertThat(CaseNames.of(TransportContract.class)).containsAll(exemptions().keySet());
  }

  /** What a transport may lack, each for a reason that lies in HTTP stacks themselves. */
  public enum Feature {
    /** HTTP/2. Many stacks speak HTTP/1.1 only, and the service accepts both. */
    HTTP_2,
    /**
     * Freeing the connection at once when a call is cancelled while its body is read. A stack whose
     * blocked read cannot be interrupted frees it with the next byte; the caller's future ends at
     * once everywhere.
     */
    ABORTS_WHILE_READING,
    /**
     * The body of a response with status 401. A stack that keeps it for an authentication of its
     * own may lose it; the status must be there.
     */
    BODY_OF_401,
    /**
     * Noticing that the connection ended in the middle of the head of a response. A stack may take
     * that for the end of the head.
     */
    DETECTS_A_CUT_HEAD,
    /**
     * Spending a round trip on a reused connection if a request asks for that, so that a close
     * which crosses the request finds it incomplete. A stack must let its transport hold bytes
     * back.
     */
    CONFIRMS_CONNECTIONS,
    /** Repeated headers of a request. A stack that keeps headers in a map sends the last. */
    REPEATED_REQUEST_HEADERS
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

  /** What goes out on the wire. */
  @Nested
  class Requests extends RequestCases {
    Requests() {
      super(TransportContract.this);
    }
  }

  /** What comes back. */
  @Nested
  class Responses extends ResponseCases {
    Responses() {
      super(TransportContract.this);
    }
  }

  /** Responses in gzip. */
  @Nested
  class Gzip extends GzipCases {
    Gzip() {
      super(TransportContract.this);
    }
  }

  /** Responses that are too large. */
  @Nested
  class BodyLimits extends BodyLimitCases {
    BodyLimits() {
      super(TransportContract.this);
    }
  }

  /** Bodies that go into a sink. */
  @Nested
  class Downloads extends DownloadCases {
    Downloads() {
      super(TransportContract.this);
    }
  }

  /** Requests are sent at most once. */
  @Nested
  class AtMostOnce extends AtMostOnceCases {
    AtMostOnce() {
      super(TransportContract.this);
    }
  }

  /** The kind and delivery of failures. */
  @Nested
  class Failures extends FailureCases {
    Failures() {
      super(TransportContract.this);
    }
  }

  /** One deadline for everything. */
  @Nested
  class Deadlines extends DeadlineCases {
    Deadlines() {
      super(TransportContract.this);
    }
  }

  /** Cancelled calls. */
  @Nested
  class Cancellation extends CancellationCases {
    Cancellation() {
      super(TransportContract.this);
    }
  }

  /** Calls that block their caller. */
  @Nested
  class BlockingCalls extends BlockingCallCases {
    BlockingCalls() {
      super(TransportContract.this);
    }
  }

  /** Connections that are reused and bounded. */
  @Nested
  class ConnectionPool extends ConnectionPoolCases {
    ConnectionPool() {
      super(TransportContract.this);
    }
  }

  /** Connections that the server has closed. */
  @Nested
  class StaleConnections extends StaleConnectionCases {
    StaleConnections() {
      super(TransportContract.this);
    }
  }

  /** Closing a transport. */
  @Nested
  class Lifecycle extends LifecycleCases {
    Lifecycle() {
      super(TransportContract.this);
    }
  }

  /** A transport on a client of its user. */
  @Nested
  class BorrowedClient extends BorrowedClientCases {
    BorrowedClient() {
      super(TransportContract.this);
    }
  }

  /** Threads that a transport starts. */
  @Nested
  class Threads extends ThreadCases {
    Threads() {
      super(TransportContract.this);
    }
  }

  /** Secure connections. */
  @Nested
  class Tls extends TlsCases {
    Tls() {
      super(TransportContract.this);
    }
  }

  /** Requests through a proxy. */
  @Nested
  class Proxies extends ProxyCases {
    Proxies() {
      super(TransportContract.this);
    }
  }

  /** HTTP/2. */
  @Nested
  class Http2 extends Http2Cases {
    Http2() {
      super(TransportContract.this);
    }
  }

  /** What HTTP/2 servers say about requests. */
  @Nested
  class Http2Frames extends Http2FrameCases {
    Http2Frames() {
      super(TransportContract.this);
    }
  }
}
