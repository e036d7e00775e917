// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.simulator.internal.media.MediaKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointReaderTest {

  private static List<EndpointSpec> read(String json) {
    return new EndpointReader("test.json").read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void read_everyProperty_isInTheEndpointOfEachPath() {
    List<EndpointSpec> endpoints =
        read(
            """
            [{
              "paths": ["v6/voice/speech_to_text", "v1/enterprise/voice/transcribe"],
              "family": "v6/whisper",
              "models": ["a", "b"],
              "required": ["prompt", "init_image"],
              "images": {"init_image": "base64-if-flagged", "mask_image": "link"},
              "lists": {"init_image": "allowed"},
              "numbers": ["beams"],
              "choices": {"length": ["short", "long"]},
              "result": "caption",
              "traits": ["base64-result", "reports-nsfw"]
            }]
            """);

    assertThat(endpoints)
        .extracting(EndpointSpec::path)
        .containsExactly("/api/v6/voice/speech_to_text", "/api/v1/enterprise/voice/transcribe");
    EndpointSpec endpoint = endpoints.get(0);
    assertThat(endpoint.family()).isEqualTo("/api/v6/whisper");
    assertThat(endpoint.models()).containsExactly("a", "b");
    assertThat(endpoint.required()).containsExactly("prompt", "init_image");
    assertThat(endpoint.media())
        .isEqualTo(
            Map.of(
                "init_image",
                new MediaField(
                    MediaKind.IMAGE,
                    MediaField.Form.BASE64_IF_FLAGGED,
                    MediaField.Lists.ALLOWED,
                    4),
                "mask_image",
                new MediaField(MediaKind.IMAGE, MediaField.Form.LINK, MediaField.Lists.NEVER, 4)));
    assertThat(endpoint.numbers()).containsExactly("beams");
    assertThat(endpoint.choices()).isEqualTo(Map.of("length", Set.of("short", "long")));
    assertThat(endpoint.result().isText()).isTrue();
    assertThat(endpoint.traits())
        .containsExactly(EndpointSpec.Trait.BASE64_RESULT, EndpointSpec.Trait.REPORTS_NSFW);
  }

  @Test
  void read_onlyRequiredProperties_hasTheDefaults() {
    EndpointSpec endpoint = read("[{\"paths\": [\"v6/a/b\"], \"result\": \"label\"}]").get(0);

    assertThat(endpoint.family()).isEqualTo("/api/v6/a");
    assertThat(endpoint.required()).isEmpty();
    assertThat(endpoint.media()).isEmpty();
    assertThat(endpoint.traits()).isEmpty();
    assertThat(endpoint.serves("any")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | test.json is not JSON",
        "{} | expected a list",
        "[7] | expected an object, was 7",
        "[{'result': 'label'}] | there are no paths",
        "[{'paths': ['v6/a/b']}] | there is no kind of result named null",
        "[{'paths': ['v6/a/b'], 'result': 'song'}] | there is no kind of result named song",
        "[{'paths': 'v6/a/b', 'result': 'label'}] | expected a list, was v6/a/b",
        "[{'paths': [7], 'result': 'label'}] | expected a string, was 7",
        "[{'paths': ['v6/a/b'], 'result': 'label', 'chocies': {}}] | no properties named [chocies]",
        "[{'paths': ['v6/a/b'], 'result': 'label', 'traits': ['odd']}] | no Trait named odd",
        "[{'paths': ['v6/a/b'], 'result': 'label', 'images': {'i': 'fax'}}] | no Form named fax",
        "[{'paths': ['v6/a/b'], 'result': 'label', 'lists': {'i': 'allowed'}}] | take no media"
      })
  void read_wrongEntry_throwsWithTheProblem(String json, String message) {
    assertThatThrownBy(() -> read(json.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void read_wrongEntry_namesFileAndPaths() {
    assertThatThrownBy(() -> read("[{\"paths\": [\"v6/a/b\"], \"result\": \"song\"}]"))
        .hasMessage(
            "Cannot read the endpoint [v6/a/b] of test.json: "
                + "there is no kind of result named song");
  }
}
