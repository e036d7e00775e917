// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Self-signed certificates for the loopback servers of the tests, good for a hundred years. Each
 * key store was made once, with {@code keytool -genkeypair -alias server -keyalg EC -groupname
 * secp256r1 -sigalg SHA256withECDSA -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1 -ext
 * bc:c=ca:true -validity 36500 -storetype PKCS12 -storepass contract -keystore localhost.p12}; the
 * other one is for {@code elsewhere.example}. The keys protect nothing.
 */
public final class Certificates {
  private static final char[] PASSWORD = "contract".toCharArray();

  private Certificates() {}

  /** {@return a server that is who it says: localhost and 127.0.0.1} */
  public static SSLContext localhost() {
    return context("localhost.p12");
  }

  /** {@return a server with a certificate for another host} */
  public static SSLContext elsewhere() {
    return context("elsewhere.p12");
  }

  /** {@return a client's context that trusts both} */
  public static SSLContext trusting() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (String file : new String[] {"localhost.p12", "elsewhere.p12"}) {
        trusted.setCertificateEntry(file, load(file).getCertificate("server"));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Cannot trust the certificates of the tests", e);
    }
  }

  private static SSLContext context(String file) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(load(file), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Cannot use " + file, e);
    }
  }

  private static KeyStore load(String file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Certificates.class.getResourceAsStream(file)) {
      store.load(Objects.requireNonNull(in, file), PASSWORD);
    }
    return store;
  }
}
