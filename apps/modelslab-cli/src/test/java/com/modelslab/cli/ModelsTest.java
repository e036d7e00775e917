// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.cli.Shell.Result;
import com.modelslab.simulator.Simulator;
import com.modelslab.simulator.SimulatorExtension;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Fault;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {
  private static final String KEY = "sk-Marked/0123+456=789";
  private static final String IN_ADDRESS = "sk-Marked%2F0123%2B456%3D789";

  @RegisterExtension
  final SimulatorExtension service = new SimulatorExtension(Simulator.builder().key(KEY));

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_feature_areOneALineOverEachTransport(String transport) {
    Result result = run("models", "--feature", "threedverse", "--transport", transport);

    assertThat(result.code()).as(result.text()).isEqualTo(ExitCode.OK);
    assertThat(result.out().lines())
        .containsExactly(
            "quarry-1\tQuarry 1\tthreedverse",
            "quarry-2\tQuarry 2\tthreedverse",
            "quarry-3\tQuarry 3\tthreedverse",
            "quarry-4\tQuarry 4\tthreedverse");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void models_limit_isHeededAndTold() {
    Result result = run("models", "--limit", "3");

    assertThat(result.out().lines()).hasSize(3);
    assertThat(result.err()).isEqualTo("There are more; --limit says how many to print\n");
  }

  @Test
  void models_severalPages_areAllPrinted() {
    Result result = run("models");

    assertThat(result.out().lines()).hasSize(51);
  }

  @Test
  void models_nothingFound_printsNothing() {
    Result result = run("models", "--search", "no such model");

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.text()).isEmpty();
  }

  @Test
  void models_json_isAnObjectForEach() {
    Result result = run("models", "--search", "quarry-2", "--json");

    assertThat(result.out())
        .startsWith(
            "{\"id\":\"quarry-2\",\"name\":\"Quarry 2\",\"provider\":\"modelslab\","
                + "\"feature\":\"threedverse\",\"fields\":{\"model_id\":\"quarry-2\",")
        .endsWith("}}\n");
  }

  @Test
  void models_wrongKey_isRefusedWithoutShowingIt() {
    Result result =
        new Shell()
            .key("sk-wrong/key")
            .run("models", "--verbose", "--base-uri", "" + service.get().baseUri());

    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err())
        .contains("Invalid API key", "GET /v7/models: failed in")
        .doesNotContain("sk-wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_noNetwork_failWithoutTheKey(String transport) {
    URI base = service.get().baseUri();
    service.get().close();

    Result result =
        new Shell()
            .key(KEY)
            .run("models", "--verbose", "--transport", transport, "--base-uri", "" + base);

    assertThat(result.code()).isEqualTo(ExitCode.NETWORK);
    assertThat(result.err())
        .contains("Cannot connect for GET http://localhost:")
        .doesNotContain(KEY, IN_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdk", "apache", "okhttp"})
  void models_brokenResponses_failWithoutTheKey(String transport) {
    for (Fault fault : List.of(Fault.reset(), Fault.html(502), Fault.error(401))) {
      service.get().faults().clear();
      service.get().faults().rate(CallKind.QUERY, 1, 1, fault);

      Result result = run("models", "--verbose", "--transport", transport);

      assertThat(result.code()).as(fault.name()).isNotEqualTo(ExitCode.OK);
      assertThat(result.text()).as(fault.name()).doesNotContain(KEY, IN_ADDRESS);
    }
  }

  @Test
  void models_limitOfNothing_isBadInput() {
    Result result = run("models", "--limit", "0");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.err()).contains("--limit must be at least 1, was 0");
    assertThat(service.get().journal().calls()).isEmpty();
  }

  private Result run(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--base-uri", service.get().baseUri().toString()));
    return new Shell().key(KEY).run(arguments.toArray(new String[0]));
  }
}
