// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemProxyTest {
  private static final URI API = URI.create("https://modelslab.com/api/v6");

  @Test
  void find_nothingNamed_isDirect() {
    assertThat(find(Map.of(), Map.of())).isEmpty();
  }

  @Test
  void find_systemProperties_comeFirst() {
    assertThat(
            find(
                Map.of("https.proxyHost", "one", "https.proxyPort", "3128"),
                Map.of("https_proxy", "http://two:80")))
        .contains(ProxySettings.of("one", 3128));
  }

  @Test
  void find_propertyWithoutPort_takesTheOneOfTheScheme() {
    assertThat(find(Map.of("https.proxyHost", "one"), Map.of()))
        .contains(ProxySettings.of("one", 443));
  }

  @ParameterizedTest
  @CsvSource({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
  void find_environmentVariable_isRead(String name) {
    assertThat(find(Map.of(), Map.of(name, "http://us%40er:p%3Ass@proxy.example.com:3128/")))
        .contains(ProxySettings.of("proxy.example.com", 3128).withCredentials("us@er", "p:ss"));
  }

  @Test
  void find_addressWithoutScheme_isHttp() {
    assertThat(find(Map.of(), Map.of("https_proxy", "proxy:3128")))
        .contains(ProxySettings.of("proxy", 3128));
  }

  @Test
  void find_httpProxyInUpperCase_isNotRead() {
    SystemProxy proxy = new SystemProxy(name -> null, Map.of("HTTP_PROXY", "http://evil:1")::get);

    assertThat(proxy.find(URI.create("http://localhost:8080/"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"modelslab.com", "*.com", "MODELSLAB.COM", "models*", "*", "a|modelslab.com"})
  void find_nonProxyHosts_areDirect(String hosts) {
    assertThat(find(Map.of("https.proxyHost", "one", "http.nonProxyHosts", hosts), Map.of()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"modelslab.com", ".com", "com", "localhost, modelslab.com", "*"})
  void find_noProxy_isDirect(String hosts) {
    assertThat(find(Map.of(), Map.of("https_proxy", "http://two:80", "NO_PROXY", hosts))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"lab.com", "example.com", "api.modelslab.com"})
  void find_noProxyOfOthers_takesTheProxy(String hosts) {
    assertThat(find(Map.of(), Map.of("https_proxy", "http://two:80", "no_proxy", hosts)))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({"socks5://u:secret@proxy:1080", "http://u:secret@:x", "http://u:secret@"})
  void find_valueThatIsNoHttpProxy_namesTheVariableAndNotItsValue(String value) {
    assertThatThrownBy(() -> find(Map.of(), Map.of("https_proxy", value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https_proxy")
        .hasMessageNotContaining("secret");
  }

  @Test
  void find_portThatIsNone_namesTheProperty() {
    assertThatThrownBy(
            () -> find(Map.of("https.proxyHost", "one", "https.proxyPort", "x"), Map.of()))
        .hasMessageContaining("https.proxyPort must be a port, was x");
  }

  private static Optional<ProxySettings> find(
      Map<String, String> properties, Map<String, String> environment) {
    return new SystemProxy(properties::get, environment::get).find(API);
  }
}
