// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static com.modelslab.spring.InvalidPropertyException.apply;

import com.modelslab.ModelsLab;
import com.modelslab.spi.ProxySettings;
import com.modelslab.spi.TransportConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/** What the properties say about a client. */
final class ClientSettings {
  private final ModelsLabProperties properties;
  private final ObjectProvider<SslBundles> sslBundles;

  ClientSettings(ModelsLabProperties properties, ObjectProvider<SslBundles> sslBundles) {
    this.properties = properties;
    this.sslBundles = sslBundles;
  }

  /**
   * Sets everything that is set.
   *
   * @throws InvalidPropertyException if a value is refused
   */
  void applyTo(ModelsLab.Builder builder) {
    ifSet(properties.apiKey(), builder::apiKey);
    if (properties.enterprise()) {
      builder.enterprise();
    }
    ifSet(properties.baseUri(), text -> apply(name("base-uri"), () -> builder.baseUri(uri(text))));
    ifSet(properties.transport(), builder::transport);
    ifSet(properties.codec(), builder::codec);
    ifSet(properties.userAgent(), text -> apply(name("user-agent"), () -> builder.userAgent(text)));
    apply(name("submit-timeout"), () -> builder.submitTimeout(properties.submitTimeout()));
    apply(name("fetch-timeout"), () -> builder.fetchTimeout(properties.fetchTimeout()));
    apply(name("download-timeout"), () -> builder.downloadTimeout(properties.downloadTimeout()));
    apply(name("download-patience"), () -> builder.downloadPatience(properties.downloadPatience()));
    apply(name("max-body-size"), () -> builder.maxBodyBytes(properties.maxBodySize().toBytes()));
    apply(
        name("max-download-size"),
        () -> builder.maxDownloadBytes(properties.maxDownloadSize().toBytes()));
    if (properties.ledger() != null) {
      builder.ledger(properties.ledger());
    }
    builder.transportConfig(transportConfig());
  }

  /**
   * {@return how long the client may take to end what is paid}
   *
   * @throws InvalidPropertyException if it is negative
   */
  Duration shutdownTimeout() {
    if (properties.shutdownTimeout().isNegative()) {
      throw new InvalidPropertyException(
          name("shutdown-timeout"), "it must not be negative, was " + properties.shutdownTimeout());
    }
    return properties.shutdownTimeout();
  }

  private TransportConfig transportConfig() {
    ModelsLabProperties.Http http = properties.http();
    TransportConfig.Builder config = TransportConfig.builder().http2(http.http2());
    apply(name("http.connect-timeout"), () -> config.connectTimeout(http.connectTimeout()));
    apply(name("http.max-connections"), () -> config.maxConnections(http.maxConnections()));
    ifSet(http.sslBundle(), bundle -> trust(bundle, config));
    if (http.systemProxy()) {
      apply(name("http.system-proxy"), () -> config.systemProxy(api()));
    }
    ifSet(http.proxy().host(), host -> config.proxy(proxy(host, http.proxy())));
    return config.build();
  }

  private URI api() {
    String set = Optional.ofNullable(properties.baseUri()).map(String::strip).orElse("");
    return set.isEmpty() ? ModelsLab.DEFAULT_BASE_URI : uri(set);
  }

  private void trust(String bundle, TransportConfig.Builder config) {
    try {
      config.sslContext(sslBundles.getObject().getBundle(bundle).createSslContext());
    } catch (NoSuchSslBundleException e) {
      throw new InvalidPropertyException(
          name("http.ssl-bundle"),
          "there is no SSL bundle " + bundle + ". Add one below spring.ssl.bundle");
    }
  }

  private static ProxySettings proxy(String host, ModelsLabProperties.Proxy proxy) {
    if (proxy.port() < 1 || proxy.port() > 65535) {
      throw new InvalidPropertyException(
          name("http.proxy.port"), "it must be from 1 to 65535, was " + proxy.port());
    }
    ProxySettings open = ProxySettings.of(host, proxy.port());
    if (proxy.username() == null) {
      return open;
    }
    if (proxy.password() == null) {
      throw new InvalidPropertyException(
          name("http.proxy.username"), "it needs " + ModelsLabProperties.Proxy.PASSWORD);
    }
    return open.withCredentials(proxy.username(), proxy.password());
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Its message has all of the address, which can hold a password.
      throw new IllegalArgumentException(
          "It must be an address such as "
              + ModelsLab.DEFAULT_BASE_URI
              + "; it has a wrong character at position "
              + e.getIndex());
    }
  }

  /** Blank counts as not set, as it does for environment variables. */
  private static void ifSet(@Nullable String value, Consumer<String> setter) {
    if (value != null && !value.isBlank()) {
      setter.accept(value.strip());
    }
  }

  private static String name(String property) {
    return ModelsLabProperties.PREFIX + "." + property;
  }
}
