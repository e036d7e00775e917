// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.modelslab.error.JsonException;
import com.modelslab.spi.JsonCodec;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract of {@link JsonCodec}, as tests: extend it and say how a codec is made. */
@Timeout(60)
public abstract class JsonCodecContract {
  private static final int DEEP_ENOUGH = 32;
  private static final int FAR_TOO_DEEP = 100_000;

  /** For the class that extends this one. */
  protected JsonCodecContract() {}

  /** {@return a codec} */
  protected abstract JsonCodec codec();

  @Test
  void decode_eachType_isReadAsThatType() {
    Map<String, @Nullable Object> read =
        decode(
            """
            {"text": "a", "yes": true, "no": false, "nothing": null, "integer": 7,
             "negative": -7, "fraction": 0.5, "power": 1e3, "list": [1, [], {}],
             "object": {"in": "side"}}\
            """);

    assertThat(read)
        .containsEntry("text", "a")
        .containsEntry("yes", true)
        .containsEntry("no", false)
        .containsEntry("nothing", null)
        .containsEntry("integer", 7L)
        .containsEntry("negative", -7L)
        .containsEntry("fraction", 0.5)
        .containsEntry("power", 1000.0)
        .containsEntry("list", List.of(1L, List.of(), Map.of()))
        .containsEntry("object", Map.of("in", "side"));
  }

  @Test
  void decode_integers_areLongsAndBeyondThemBig() {
    Map<String, @Nullable Object> read =
        decode(
            "{\"most\": 9223372036854775807, \"least\": -9223372036854775808,"
                + " \"more\": 9223372036854775808, \"less\": -9223372036854775809}");

    assertThat(read)
        .containsEntry("most", Long.MAX_VALUE)
        .containsEntry("least", Long.MIN_VALUE)
        .containsEntry("more", new BigInteger("9223372036854775808"))
        .containsEntry("less", new BigInteger("-9223372036854775809"));
  }

  @Test
  void decode_manyFields_keepTheirOrder() {
    StringBuilder text = new StringBuilder("{");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String name = "f" + (i * 7919 % 1000);
      names.add(name);
      text.append(i == 0 ? "" : ",").append('"').append(name).append("\":").append(i);
    }

    assertThat(decode(text.append('}').toString()).keySet()).containsExactlyElementsOf(names);
  }

  @Test
  void decode_nameGivenTwice_lastValueCounts() {
    assertThat(decode("{\"a\": 1, \"b\": 2, \"a\": 3}"))
        .containsEntry("a", 3L)
        .containsEntry("b", 2L)
        .hasSize(2);
  }

  @Test
  void decode_result_cannotBeChanged() {
    Map<String, @Nullable Object> read = decode("{\"list\": [1], \"object\": {}}");

    assertThatThrownBy(() -> read.put("x", "y")).isInstanceOf(RuntimeException.class);
    assertThat(read.get("list"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .satisfies(list -> assertThatThrownBy(list::clear).isInstanceOf(RuntimeException.class));
  }

  @Test
  void decode_escapes_areUndone() {
    assertThat(
            decode(
                "{\"a\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 caf\u00e9 \ud83d\ude00\"}"))
        .containsEntry("a", "\"\\/\b\f\n\r\t\u00e9\ud83d\ude00 caf\u00e9 \ud83d\ude00");
  }

  @Test
  void decode_spaceAround_isPassedOver() {
    assertThat(decode(" \t\r\n{ \"a\" :\n1 } \n")).containsEntry("a", 1L);
  }

  @Test
  void decode_byteOrderMark_isPassedOver() {
    assertThat(decode("\ufeff{\"a\": 1}")).containsEntry("a", 1L);
  }

  @Test
  void decode_notAnObject_isRefused() {
    for (String text : new String[] {"[]", "\"text\"", "7", "true", "null", "[{\"a\": 1}]"}) {
      refused(text);
    }
  }

  @Test
  void decode_nothing_isRefused() {
    for (String text : new String[] {"", " ", "\n\n", "\ufeff"}) {
      refused(text);
    }
  }

  @Test
  void decode_moreAfterTheObject_isRefused() {
    for (String text : new String[] {"{}{}", "{} x", "{}]", "{},", "{} 1"}) {
      refused(text);
    }
  }

  @Test
  void decode_malformed_isRefused() {
    for (String text :
        new String[] {
          "{",
          "{\"a\"",
          "{\"a\":",
          "{\"a\": 1",
          "{\"a\": \"x",
          "{a: 1}",
          "{'a': 1}",
          "{\"a\": 1,}",
          "{\"a\": [1,]}",
          "{\"a\": 01}",
          "{\"a\": +1}",
          "{\"a\": .5}",
          "{\"a\": 1.}",
          "{\"a\": NaN}",
          "{\"a\": Infinity}",
          "{\"a\": -Infinity}",
          "{\"a\": tru}",
          "{\"a\": \"\\x\"}",
          "{\"a\": \"\\u12\"}",
          "{\"a\" 1}",
          "{/* no */\"a\": 1}",
          "<html>502 Bad Gateway</html>",
          "error code: 524"
        }) {
      refused(text);
    }
  }

  @Test
  void decode_controlCharacterInText_isRefused() {
    for (String text : new String[] {"{\"a\": \"line\nbreak\"}", "{\"a\": \"nul\0\"}"}) {
      refused(text);
    }
  }

  @Test
  void decode_notUtf8_isRefusedOrReplaced() {
    for (int wrong : new int[] {0xff, 0xfe, 0x80, 0xc0}) {
      byte[] text = {'{', '"', 'a', '"', ':', '"', (byte) wrong, 'x', '"', '}'};
      try {
        assertThat(codec().decode(text)).containsEntry("a", "\ufffdx");
      } catch (JsonException e) {
        assertThat(e.line()).isNotNegative();
      }
    }
  }

  @Test
  void decode_syntaxError_saysWhere() {
    JsonException failure = refused("{\n  \"a\": 1,\n  \"b\": oops s3cret\n}");

    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure.column()).isBetween(8, 13);
    assertThat(failure).hasMessageContaining("line 3").hasMessageNotContaining("s3cret");
  }

  @Test
  void decode_nestedWithinReason_isRead() {
    String text = "{\"a\":".repeat(DEEP_ENOUGH) + "1" + "}".repeat(DEEP_ENOUGH);

    Object inner = decode(text);
    int depth = 0;
    for (; inner instanceof Map<?, ?> map; depth++) {
      inner = map.get("a");
    }
    assertThat(depth).isEqualTo(DEEP_ENOUGH);
    assertThat(inner).isEqualTo(1L);
  }

  @Test
  void decode_nestedWithoutEnd_isRefused() {
    refused("{\"a\":".repeat(FAR_TOO_DEEP));
    refused("{\"a\":" + "[".repeat(FAR_TOO_DEEP));
  }

  @Test
  void decode_numberWithoutEnd_isRefused() {
    refused("{\"a\": 1" + "0".repeat(5_000_000) + "}");
  }

  @Test
  void decode_largeText_isRead() {
    String image = "iVBORw0KGgo".repeat(1_000_000);

    assertThat(decode("{\"image\": \"" + image + "\"}").get("image")).isEqualTo(image);
  }

  @Test
  void decode_hugeExponent_isNoHazard() {
    try {
      assertThat(decode("{\"a\": 1e999999999}").get("a")).isInstanceOf(Number.class);
    } catch (JsonException e) {
      assertThat(e).hasMessageNotContaining("999999999");
    }
  }

  @Test
  void encode_eachType_isReadBackTheSame() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("text", "a");
    object.put("yes", true);
    object.put("nothing", null);
    object.put("long", Long.MIN_VALUE);
    object.put("big", BigInteger.TWO.pow(100));
    object.put("double", 0.1);
    object.put("list", Arrays.asList("x", null, 1L, List.of()));
    object.put("object", Map.of("in", Map.of()));

    assertThat(codec().decode(codec().encode(object))).isEqualTo(object);
  }

  @Test
  void encode_otherNumbers_areWrittenAsTheyAre() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("int", 7);
    object.put("short", (short) 7);
    object.put("byte", (byte) 7);
    object.put("float", 0.1f);
    object.put("decimal", new BigDecimal("12.50"));

    assertThat(text(object))
        .isEqualTo("{\"int\":7,\"short\":7,\"byte\":7,\"float\":0.1,\"decimal\":12.50}");
  }

  @Test
  void encode_iterable_isAList() {
    assertThat(text(Map.of("a", new LinkedHashSet<>(List.of("x", "y")))))
        .isEqualTo("{\"a\":[\"x\",\"y\"]}");
  }

  @Test
  void encode_order_isKept() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("z", 1);
    object.put("a", 2);
    object.put("m", 3);

    assertThat(text(object)).isEqualTo("{\"z\":1,\"a\":2,\"m\":3}");
  }

  @Test
  void encode_awkwardText_isReadBackTheSame() {
    String awkward =
        "quote \" back \\ slash / \n\r\t\b\f \u0000 \u001f \u2028 caf\u00e9 \ud83d\ude00";
    Map<String, Object> object = Map.of(awkward, awkward);

    byte[] json = codec().encode(object);

    assertThat(codec().decode(json)).isEqualTo(object);
    for (byte b : json) {
      assertThat(b < 0 || b >= ' ').as("no raw control character").isTrue();
    }
  }

  @Test
  void encode_loneSurrogate_isNoInvalidUtf8() {
    byte[] json;
    try {
      json = codec().encode(Map.of("a", "lone \ud83d half"));
    } catch (IllegalArgumentException e) {
      return; // refusing it is as good as replacing it
    }
    assertThat(new String(json, UTF_8).getBytes(UTF_8)).isEqualTo(json);
  }

  @Test
  void encode_notFinite_isRefusedByName() {
    for (Object value :
        new Object[] {Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> codec().encode(Map.of("strength", value)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("strength");
    }
  }

  @Test
  void encode_otherType_isRefusedByName() {
    for (Object value : new Object[] {new Object(), Duration.ZERO, new int[] {1}, 'c'}) {
      assertThatThrownBy(() -> codec().encode(Map.of("field", List.of(value))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("field");
    }
  }

  @Test
  void encode_namesThatAreNoText_areRefused() {
    assertThatThrownBy(() -> codec().encode(Map.of("field", Map.of(1, "one"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void encode_mapInItself_isRefused() {
    Map<String, Object> endless = new LinkedHashMap<>();
    endless.put("again", endless);

    assertThatThrownBy(() -> codec().encode(endless)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void encode_nothing_isAnEmptyObject() {
    assertThat(text(Collections.emptyMap())).isEqualTo("{}");
  }

  @Test
  void codec_sharedByThreads_mixesNothingUp() throws Exception {
    JsonCodec shared = codec();
    List<CompletableFuture<Void>> work = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Map<String, Object> object = Map.of("n", (long) i, "text", ("t" + i).repeat(2_000));
      work.add(
          CompletableFuture.runAsync(
              () -> {
                for (int round = 0; round < 200; round++) {
                  assertThat(shared.decode(shared.encode(object))).isEqualTo(object);
                }
              }));
    }

    for (CompletableFuture<Void> one : work) {
      one.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void decode_mutatedAnswers_areReadOrRefusedAndNothingElse() {
    byte[] answer =
        """
        {"status": "processing", "eta": 12.5, "id": 7, "output": ["https:\\/\\/x.example\\/a.png"],
         "meta": {"seed": 9223372036854775808, "file_prefix": "caf\u00e9"}}\
        """
            .getBytes(UTF_8);
    Random random = new Random(20261122);

    for (int round = 0; round < 20_000; round++) {
      ByteArrayOutputStream mutated = new ByteArrayOutputStream();
      mutated.writeBytes(Arrays.copyOf(answer, 1 + random.nextInt(answer.length)));
      byte[] bytes = mutated.toByteArray();
      for (int i = random.nextInt(4); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        codec().decode(bytes);
      } catch (JsonException e) {
        assertThat(e.line()).isNotNegative();
      }
    }
  }

  @SuppressWarnings("NullAway") // javac 17 does not see the annotation in the compiled interface
  private Map<String, @Nullable Object> decode(String text) {
    return codec().decode(text.getBytes(UTF_8));
  }

  private String text(Map<String, ? extends @Nullable Object> object) {
    return new String(codec().encode(object), UTF_8);
  }

  private JsonException refused(String text) {
    JsonException failure =
        catchThrowableOfType(JsonException.class, () -> codec().decode(text.getBytes(UTF_8)));
    assertThat(failure)
        .as("the refusal of %s", text.substring(0, Math.min(text.length(), 60)))
        .isNotNull();
    return failure;
  }
}
