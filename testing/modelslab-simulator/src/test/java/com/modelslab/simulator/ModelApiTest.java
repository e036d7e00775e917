// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.model.AccountPlan;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Oddities;
import com.modelslab.simulator.model.RecordedCall;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The searches through all models. */
class ModelApiTest {

  private final Simulator simulator =
      Simulator.builder().plan(AccountPlan.UNLIMITED).oddities(Oddities.none()).start();
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  private Caller.Response get(String path, String query) throws Exception {
    return caller.get(simulator.page() + "api/" + path + "?key=" + simulator.key() + query);
  }

  private static List<Object> ids(Object models) {
    List<Object> ids = new ArrayList<>();
    ((List<?>) models).forEach(model -> ids.add(((Map<?, ?>) model).get("model_id")));
    return ids;
  }

  @Test
  void models_pages_coverTheCatalogueOnce() throws Exception {
    List<Object> ids = new ArrayList<>();
    int last = 1;
    for (int page = 1; page <= last; page++) {
      Caller.Response response = get("v7/models", "&limit=15&page=" + page);
      Map<?, ?> pagination = (Map<?, ?>) response.get("pagination");
      last = (Integer) pagination.get("last_page");
      ids.addAll(ids(response.get("data")));
      assertThat(pagination.get("current_page")).isEqualTo(page);
      assertThat(pagination.get("total")).isEqualTo(51);
    }

    assertThat(last).isEqualTo(4);
    assertThat(ids).hasSize(51).doesNotHaveDuplicates();
  }

  @Test
  void models_noLimit_areTwentyAndNeverMoreThanAHundred() throws Exception {
    assertThat(ids(get("v7/models", "").get("data"))).hasSize(20);
    assertThat(((Map<?, ?>) get("v7/models", "&limit=500").get("pagination")).get("per_page"))
        .isEqualTo(100);
  }

  @Test
  void models_beyondTheLastPage_areNone() throws Exception {
    assertThat(ids(get("v7/models", "&page=9").get("data"))).isEmpty();
  }

  @Test
  void models_featureAndSearch_narrow() throws Exception {
    assertThat(ids(get("v7/models", "&feature=audiogen").get("data"))).hasSize(7);
    assertThat(ids(get("v7/models", "&search=Heron%203").get("data"))).containsExactly("heron-3");
    assertThat(ids(get("v7/models", "&search=heron&feature=imagen").get("data"))).isEmpty();
  }

  @Test
  void modelSearch_envelope_hasItemsAndMeta() throws Exception {
    Caller.Response response = get("v6/model-search", "&search=quarry&per_page=3");

    assertThat(ids(((Map<?, ?>) response.get("data")).get("items")))
        .containsExactly("quarry-1", "quarry-2", "quarry-3");
    assertThat(((Map<?, ?>) response.get("meta")).get("last_page")).isEqualTo(2);
  }

  @Test
  void modelSearch_parts_tellWhatThereIs() throws Exception {
    assertThat(((Map<?, ?>) get("v6/model-search/filters", "").get("data")).get("features"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("imagen", "threedverse");
    assertThat((List<?>) get("v6/model-search/tags", "").get("data")).hasSize(6);
    assertThat(get("v6/model-search/providers", "").get("data"))
        .isEqualTo(List.of("modelslab", "soundworks", "open_words"));
    assertThat(((Map<?, ?>) get("v6/model-search/tulip%2D2", "").get("data")).get("name"))
        .isEqualTo("Tulip 2");
    assertThat(get("v6/model-search/none", "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v7/models", "v6/model-search", "v6/model-search/tags"})
  void search_wrongOrNoKey_isRefused(String path) throws Exception {
    String address = simulator.page() + "api/" + path;

    assertThat(caller.get(address + "?key=wrong").status()).isEqualTo(401);
    assertThat(caller.get(address + "?search=a").string("message")).isEqualTo("API key required");
  }

  @Test
  void search_keyInTheBody_isNotSeen() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(caller.at(simulator.page() + "api/v7/models"))
            .header("Content-Type", "application/json")
            .method(
                "GET",
                HttpRequest.BodyPublishers.ofString("{\"key\":\"" + simulator.key() + "\"}"));

    assertThat(caller.send(request).status()).isEqualTo(401);
  }

  @Test
  void search_post_isAnotherMethod() throws Exception {
    assertThat(caller.post(simulator.page() + "api/v7/models").status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&page=0", "&page=x", "&limit=-1"})
  void search_pageThatIsNone_isRefused(String query) throws Exception {
    assertThat(get("v7/models", query).status()).isEqualTo(400);
  }

  @Test
  void journal_search_showsParametersButNoKey() throws Exception {
    get("v7/models", "&search=tulip");

    RecordedCall call = simulator.journal().calls().get(0);
    assertThat(call.kind()).isEqualTo(CallKind.QUERY);
    assertThat(call.path()).isEqualTo("/api/v7/models");
    assertThat(call.fields()).isEqualTo(Map.of("key", "***", "search", "tulip"));
    assertThat(call.toString()).doesNotContain(simulator.key());
    assertThat(caller.get(simulator.page().toString()).text())
        .doesNotContain("key=" + simulator.key());
  }

  @Test
  void enterprise_lists_areAnswered() throws Exception {
    String enterprise = simulator.enterpriseUri().toString();

    assertThat(caller.post(enterprise + "/schedulers_list").get("schedulers"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("LCMScheduler");
    assertThat(ids(caller.post(enterprise + "/get_all_models").get("data")))
        .containsExactly("midjourney");
  }
}
