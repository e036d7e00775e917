// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.realservers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for the loopback address, made for one run.
 *
 * @param certificate a PEM file with the certificate
 * @param key a PEM file with its private key
 * @param both a PEM file with both
 * @param trusting a client's context that trusts nothing else
 */
record Identity(Path certificate, Path key, Path both, SSLContext trusting) {
  private static final String PASSWORD = "loopback";

  /** Makes one, with the JDK's keytool. */
  static Identity create(Path directory)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = directory.resolve("identity.p12");
    Commands.run(
        directory,
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair -alias server -keyalg EC -groupname secp256r1 -dname CN=localhost"
            + " -ext san=dns:localhost,ip:127.0.0.1 -ext bc:c=ca:true -validity 2"
            + " -storetype PKCS12 -storepass "
            + PASSWORD
            + " -keystore "
            + file);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    String certificate = pem("CERTIFICATE", store.getCertificate("server").getEncoded());
    String key = pem("PRIVATE KEY", store.getKey("server", PASSWORD.toCharArray()).getEncoded());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return new Identity(
        Files.writeString(directory.resolve("certificate.pem"), certificate),
        Files.writeString(directory.resolve("key.pem"), key),
        Files.writeString(directory.resolve("both.pem"), certificate + key),
        context);
  }

  private static String pem(String type, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
  }
}
