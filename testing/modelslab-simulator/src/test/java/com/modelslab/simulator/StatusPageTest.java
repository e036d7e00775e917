// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Oddities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusPageTest {

  private final TestClock clock = new TestClock();
  private final Simulator simulator =
      Simulator.builder()
          .clock(clock)
          .key("secret-key")
          .synchronous(0)
          .oddities(Oddities.none())
          .start();
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void close() {
    simulator.close();
  }

  private String page() throws Exception {
    Caller.Response response = caller.get(simulator.page().toString());
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("text/html");
    return response.text();
  }

  @Test
  void page_atStart_showsTheBaseUriAndAnEmptyQueue() throws Exception {
    assertThat(page())
        .contains(simulator.baseUri().toString(), "plan payg", "0 / 5", "No jobs yet")
        .doesNotContain("${");
  }

  @Test
  void page_jobs_showsStatesImagesAndCallsWithoutTheKey() throws Exception {
    Object done =
        caller
            .post("/image_editing/removebg_mask", "image", Samples.dataUri(Samples.disc(300, 200)))
            .get("id");
    clock.seconds(90);
    Object running =
        caller
            .post("/image_editing/super_resolution", "init_image", "https://example.com/$1.png")
            .get("id");

    String page = page();

    assertThat(page)
        .contains("1 / 5", "removebg_mask", "super_resolution", "success", "running")
        .contains("/_simulator/images/" + done + "-i0", "/_simulator/images/" + done + "-o0")
        .doesNotContain("/_simulator/images/" + running + "-o0")
        .contains("key: ***")
        .doesNotContain("secret-key");
    Caller.Response small = caller.get(simulator.page() + "_simulator/images/" + done + "-o0");
    assertThat(small.contentType()).isEqualTo("image/png");
    assertThat(small.pixels().width).isEqualTo(192);
    assertThat(simulator.journal().count(CallKind.DOWNLOAD)).isZero();
  }

  @Test
  void page_fieldsWithMarkup_areEscaped() throws Exception {
    caller.post(
        "/image_editing/removebg_mask",
        "image",
        "https://example.com/a.png",
        "prompt",
        "<script>alert('x')</script>");

    assertThat(page()).contains("&lt;script&gt;alert(&#39;x&#39;)").doesNotContain("<script>alert");
  }

  @Test
  void page_always_loadsNothingFromOtherHosts() throws Exception {
    assertThat(page().replace(simulator.page().toString(), ""))
        .doesNotContainPattern("(src|href)=\"?https?:");
  }

  @Test
  void images_unknownName_is404() throws Exception {
    for (String name : new String[] {"1-o0", "x", "168000000-i9"}) {
      assertThat(caller.get(simulator.page() + "_simulator/images/" + name).status())
          .isEqualTo(404);
    }
  }
}
