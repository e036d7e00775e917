// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.modelslab.simulator.internal.http.StatusPage;
import com.modelslab.simulator.model.CallKind;
import com.modelslab.simulator.model.Oddities;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPageTest {

  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"?([^\" >]*)");

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
        .doesNotContain("{{", "${");
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

  @ParameterizedTest
  @CsvSource({
    "<script>alert(1)</script>, <script>alert",
    "\"><img onerror=alert(1) src=x>, <img onerror",
    "' onmouseover='alert(1), onmouseover='",
    "</div></main><h1>gone, </main><h1>",
  })
  void page_textWithMarkup_isEscaped(String hostile, String active) throws Exception {
    submit("hostile", hostile);

    assertThat(page()).contains("hostile: ").doesNotContain(active);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{seed}}", "{{{seed}}}", "{{#each jobs}}x{{/each}}", "${seed}"})
  void page_textWithATemplate_isShownAsItIs(String hostile) throws Exception {
    submit("hostile", hostile);

    assertThat(page().replace("&#x3D;", "=")).contains("hostile: " + hostile + " · image");
  }

  @Test
  void page_linksOfCallers_becomeNoLinks() throws Exception {
    submit("javascript:alert(1)", "javascript:alert(1)\" href=\"javascript:alert(1)");
    clock.seconds(90);

    assertThat(LINK.matcher(page()).results().map(link -> link.group(1)))
        .isNotEmpty()
        .allMatch(link -> link.startsWith("/_simulator/images/"));
  }

  @Test
  void template_always_escapesEveryValue() throws Exception {
    try (var in = StatusPage.class.getResourceAsStream("status-page.hbs")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("{{")
          .doesNotContainPattern("\\{\\{~?[{&]");
    }
  }

  private void submit(String name, String value) throws Exception {
    Caller.Response response =
        caller.post(
            "/image_editing/removebg_mask", "image", "https://example.com/a.png", name, value);
    assertThat(response.status()).isEqualTo(200);
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
