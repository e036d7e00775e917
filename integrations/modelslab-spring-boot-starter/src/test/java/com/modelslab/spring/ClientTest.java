// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.ModelsLab;
import com.modelslab.error.TransportException;
import com.modelslab.spi.Channel;
import com.modelslab.spi.Transport;
import com.modelslab.spi.TransportConfig;
import com.modelslab.tck.ScriptedTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The client that an application gets, and what of the application it takes. */
class ClientTest {
  private static final String BALANCE =
      "{\"status\":\"success\",\"data\":{\"balance\":\"12.5\",\"currency\":\"USD\"}}";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  ModelsLabAutoConfiguration.class,
                  ModelsLabActuatorAutoConfiguration.class,
                  ModelsLabWebhookAutoConfiguration.class));
  private final ApplicationContextRunner withKey =
      runner.withPropertyValues("modelslab.api-key=secret-key");

  @Test
  void context_keyAndBaseUri_hasOneClient() {
    withKey
        .withPropertyValues("modelslab.base-uri=https://api.example.com/api/v6")
        .run(
            context ->
                assertThat(context.getBean(ModelsLab.class))
                    .hasToString("ModelsLab[https://api.example.com/api/v6]"));
  }

  @Test
  void context_environmentVariables_areRead() {
    Map<String, Object> variables =
        Map.of(
            "MODELSLAB_API_KEY", "secret-key",
            "MODELSLAB_BASE_URI", "https://api.example.com/api/v6",
            "MODELSLAB_TRANSPORT", "jdk");

    runner
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
        .run(
            context ->
                assertThat(context.getBean(ModelsLab.class))
                    .hasToString("ModelsLab[https://api.example.com/api/v6]"));
  }

  @Test
  void context_properties_textHasNoKey() {
    withKey
        .withPropertyValues("modelslab.http.proxy.password=proxy-password")
        .run(
            context ->
                assertThat(context.getBean(ModelsLabProperties.class).toString())
                    .doesNotContain("secret-key", "proxy-password"));
  }

  @Test
  void context_enterprise_hasTheEnterpriseServers() {
    withKey
        .withPropertyValues("modelslab.enterprise=true")
        .run(context -> assertThat(context.getBean(ModelsLab.class).enterprise()).isNotNull());
  }

  @Test
  void context_noKey_hasNoClientAndReportsWhy() {
    runner.run(
        context -> {
          assertThat(context).hasNotFailed().doesNotHaveBean(ModelsLab.class);
          assertThat(report(context.getBeanFactory()))
              .contains("the property modelslab.api-key is not set");
        });
  }

  private static String report(
      org.springframework.beans.factory.config.ConfigurableListableBeanFactory beans) {
    StringBuilder text = new StringBuilder();
    ConditionEvaluationReport.get(beans)
        .getConditionAndOutcomesBySource()
        .forEach(
            (source, outcomes) ->
                outcomes.forEach(outcome -> text.append(outcome.getOutcome().getMessage())));
    return text.toString();
  }

  @Test
  void context_blankKey_hasNoClient() {
    runner
        .withPropertyValues("modelslab.api-key= ")
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ModelsLab.class));
  }

  @Test
  void context_ownClient_isLeftAlone() {
    withKey
        .withBean("mine", ModelsLab.class, () -> ModelsLab.builder().apiKey("other-key").build())
        .run(
            context -> {
              assertThat(context).hasSingleBean(ModelsLab.class);
              assertThat(context).doesNotHaveBean(ManagedClient.class);
            });
  }

  @Test
  void context_secondAccountThatIsNoDefaultCandidate_isBesideTheFirst() {
    withKey
        .withUserConfiguration(SecondAccount.class)
        .run(
            context -> {
              assertThat(context).getBeans(ModelsLab.class).hasSize(2);
              assertThat(context.getBean("modelsLab"))
                  .isSameAs(context.getBean(ManagedClient.class).client());
              assertThat(context).hasBean("modelslabHealthIndicator");
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class SecondAccount {
    @Bean(defaultCandidate = false)
    ModelsLab otherAccount() {
      return ModelsLab.builder().apiKey("other-key").build();
    }
  }

  @Test
  void close_context_closesTheClient() {
    ModelsLab[] client = new ModelsLab[1];

    withKey.run(context -> client[0] = context.getBean(ModelsLab.class));

    assertThatThrownBy(() -> client[0].account().balance())
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.CLOSED));
  }

  @Test
  void close_beanThatUsesTheClientWhenItIsDestroyed_stillCan() {
    Farewell[] bean = new Farewell[1];

    withKey
        .withBean(ScriptedTransport.class, () -> new ScriptedTransport().respond(200, BALANCE))
        .withBean(Farewell.class)
        .run(context -> bean[0] = context.getBean(Farewell.class));

    assertThat(bean[0].balance).isEqualTo("12.5");
  }

  static final class Farewell implements DisposableBean {
    private final ModelsLab client;
    private String balance = "";

    Farewell(ModelsLab client) {
      this.client = client;
    }

    @Override
    public void destroy() {
      balance = client.account().balance().amount().toPlainString();
    }
  }

  @Test
  void context_customizers_areCalledInOrder() {
    withKey
        .withUserConfiguration(TwoCustomizers.class)
        .run(
            context -> {
              assertThat(context.getBean(ModelsLab.class)).isNotNull();
              assertThat(context.getBean(TwoCustomizers.class).called).containsExactly(1, 2);
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoCustomizers {
    final List<Integer> called = new ArrayList<>();

    @Bean
    @Order(2)
    ModelsLabCustomizer second() {
      return builder -> called.add(2);
    }

    @Bean
    @Order(1)
    ModelsLabCustomizer first() {
      return builder -> called.add(1);
    }
  }

  @Test
  void context_transportByName_isToldTheProperties() {
    withKey
        .withPropertyValues(
            "modelslab.transport=probe",
            "modelslab.http.connect-timeout=7s",
            "modelslab.http.max-connections=3",
            "modelslab.http.http2=false",
            "modelslab.http.proxy.host=proxy.example.com",
            "modelslab.http.proxy.port=8888",
            "modelslab.http.proxy.username=me",
            "modelslab.http.proxy.password=proxy-password")
        .run(
            context -> {
              assertThat(context).hasSingleBean(ModelsLab.class);
              TransportConfig told = ProbeTransportProvider.told;
              assertThat(told.connectTimeout()).isEqualTo(Duration.ofSeconds(7));
              assertThat(told.maxConnections()).isEqualTo(3);
              assertThat(told.http2()).isFalse();
              assertThat(told.proxy())
                  .hasValueSatisfying(
                      proxy -> {
                        assertThat(proxy).hasToString("proxy.example.com:8888");
                        assertThat(proxy.password()).isEqualTo("proxy-password");
                      });
            });
  }

  @Test
  void context_sslBundle_isTheTrustOfTheTransport() {
    String trusted = "spring.ssl.bundle.jks.trusted.truststore";

    withKey
        .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
        .withPropertyValues(
            "modelslab.transport=probe",
            "modelslab.http.ssl-bundle=trusted",
            trusted + ".location=file:" + System.getProperty("java.home") + "/lib/security/cacerts",
            trusted + ".password=changeit")
        .run(
            context -> {
              assertThat(context).hasSingleBean(ModelsLab.class);
              assertThat(ProbeTransportProvider.told.sslContext()).isPresent();
            });
  }

  @Test
  void context_transportBean_isUsedAndClosedByItsOwner() {
    withKey
        .withBean(ScriptedTransport.class, () -> new ScriptedTransport().respond(200, BALANCE))
        .run(
            context -> {
              context.getBean(ModelsLab.class).account().balance();

              assertThat(context.getBean(ScriptedTransport.class).bodies())
                  .singleElement()
                  .asString()
                  .contains("secret-key");
            });
  }

  @Test
  void context_ledger_isWritten(@TempDir Path directory) {
    Path ledger = directory.resolve("jobs.ledger");

    withKey
        .withPropertyValues("modelslab.ledger=" + ledger)
        .run(context -> assertThat(context.getBean(ModelsLab.class).ledger().openJobs()).isEmpty());

    assertThat(Files.exists(ledger)).isTrue();
  }

  @Test
  void context_taskExecutor_runsWhatFollows() {
    AtomicInteger tasks = new AtomicInteger();

    withKey
        .withBean(ScriptedTransport.class, () -> new ScriptedTransport().respond(200, BALANCE))
        .withBean("applicationTaskExecutor", Executor.class, () -> counting(tasks))
        .run(context -> context.getBean(ModelsLab.class).account().balanceAsync().join());

    assertThat(tasks).hasPositiveValue();
  }

  private static Executor counting(AtomicInteger tasks) {
    return task -> {
      tasks.incrementAndGet();
      task.run();
    };
  }

  @Test
  void context_decorators_standAroundRetriesByTheirOrder() {
    withKey
        .withBean(
            Transport.class,
            () ->
                new ScriptedTransport()
                    .respond(503, "{\"status\":\"error\",\"message\":\"Service unavailable\"}")
                    .respond(200, BALANCE))
        .withUserConfiguration(TwoDecorators.class)
        .run(
            context -> {
              context.getBean(ModelsLab.class).account().balance();

              TwoDecorators decorators = context.getBean(TwoDecorators.class);
              assertThat(decorators.outer).hasValue(1);
              assertThat(decorators.inner).hasValue(2);
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoDecorators {
    final AtomicInteger outer = new AtomicInteger();
    final AtomicInteger inner = new AtomicInteger();

    @Bean
    UnaryOperator<Channel> aroundTheCall() {
      return channel -> counting(channel, outer);
    }

    @Bean
    @Order(-1)
    UnaryOperator<Channel> aroundEachAttempt() {
      return channel -> counting(channel, inner);
    }

    private static Channel counting(Channel channel, AtomicInteger calls) {
      return call -> {
        calls.incrementAndGet();
        return channel.call(call);
      };
    }
  }
}
