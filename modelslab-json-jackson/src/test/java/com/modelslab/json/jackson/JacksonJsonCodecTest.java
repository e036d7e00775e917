// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.json.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.modelslab.error.JsonException;
import com.modelslab.spi.JsonCodecProvider;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class JacksonJsonCodecTest {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final JacksonJsonCodec codec = new JacksonJsonCodec();

  @Test
  void encode_longText_allocatesLittleMoreThanItsBytes() {
    Map<String, Object> object = Map.of("image", "A".repeat(5_000_000));
    codec.encode(object);

    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    byte[] json = codec.encode(object);
    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

    assertThat(json).hasSize("{\"image\":\"\"}".length() + 5_000_000);
    assertThat(allocated).isLessThan(5_500_000);
  }

  @Test
  void encode_everyKind_writesTheJsonThatIsMeant() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", "a \"b\" \\ \u00e9 \n");
    object.put("int", 7);
    object.put("long", 4294967295L);
    object.put("big", new BigInteger("18446744073709551616"));
    object.put("double", 0.5);
    object.put("float", 0.1f);
    object.put("decimal", new BigDecimal("1.50"));
    object.put("yes", true);
    object.put("nothing", null);
    object.put("list", Arrays.asList("a", null, List.of(1)));
    object.put("map", Map.of("k", "v"));

    assertThat(new String(codec.encode(object), UTF_8))
        .isEqualTo(
            "{\"text\":\"a \\\"b\\\" \\\\ \u00e9 \\n\",\"int\":7,\"long\":4294967295,"
                + "\"big\":18446744073709551616,\"double\":0.5,\"float\":0.1,\"decimal\":1.50,"
                + "\"yes\":true,\"nothing\":null,\"list\":[\"a\",null,[1]],\"map\":{\"k\":\"v\"}}");
  }

  @Test
  void encode_characterBeyondTheBasicPlane_readsBackTheSame() {
    Map<String, Object> object = Map.of("prompt", "a \ud83d\ude00 face");

    assertThat(codec.decode(codec.encode(object))).isEqualTo(object);
  }

  @Test
  void encode_valueOfAnotherType_namesTheField() {
    assertThatThrownBy(() -> codec.encode(Map.of("list", List.of(1, new Object()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$.list[1]")
        .hasMessageContaining("java.lang.Object");
  }

  @Test
  void encode_numberThatIsNotFinite_namesTheField() {
    assertThatThrownBy(() -> codec.encode(Map.of("strength", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$.strength")
        .hasMessageContaining("NaN");
  }

  @Test
  void encode_mapThatHoldsItself_isRefused() {
    Map<String, Object> endless = new LinkedHashMap<>();
    endless.put("self", endless);

    assertThatThrownBy(() -> codec.encode(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deeper than 100");
  }

  @Test
  void decode_everyKind_givesPlainValues() {
    Map<String, Object> read =
        codec.decode(
            ("{\"text\":\"https:\\/\\/x\",\"long\":4294967295,\"big\":18446744073709551616,"
                    + "\"double\":13.067986918399999,\"yes\":true,\"nothing\":null,"
                    + "\"list\":[1,null,{}],\"map\":{\"k\":[]}}")
                .getBytes(UTF_8));

    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("text", "https://x");
    expected.put("long", 4294967295L);
    expected.put("big", new BigInteger("18446744073709551616"));
    expected.put("double", 13.067986918399999);
    expected.put("yes", true);
    expected.put("nothing", null);
    expected.put("list", Arrays.asList(1L, null, Map.of()));
    expected.put("map", Map.of("k", List.of()));
    assertThat(read).containsExactlyEntriesOf(expected);
  }

  @Test
  void decode_nameGivenTwice_lastValueCounts() {
    assertThat(codec.decode("{\"a\":1,\"a\":2}".getBytes(UTF_8))).containsEntry("a", 2L);
  }

  @Test
  void decode_byteOrderMark_isSkipped() {
    assertThat(codec.decode("\uFEFF{\"a\":1}".getBytes(UTF_8))).containsEntry("a", 1L);
  }

  @Test
  void decode_malformed_tellsLineAndColumnWithoutQuotingTheInput() {
    assertThatThrownBy(() -> codec.decode("{\n  \"key\": sk-secret\n}".getBytes(UTF_8)))
        .asInstanceOf(InstanceOfAssertFactories.type(JsonException.class))
        .satisfies(e -> assertThat(e.line()).isEqualTo(2))
        .satisfies(e -> assertThat(e.column()).isGreaterThan(8))
        .satisfies(e -> assertThat(e).hasMessageNotContaining("secret").hasNoCause());
  }

  @Test
  void decode_truncated_isRefused() {
    assertThatThrownBy(() -> codec.decode("{\"a\":[1,".getBytes(UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("incomplete JSON at line 1");
  }

  @Test
  void decode_nothing_isRefused() {
    assertThatThrownBy(() -> codec.decode(new byte[0]))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("found no JSON at all");
  }

  @Test
  void decode_array_isRefused() {
    assertThatThrownBy(() -> codec.decode("[1]".getBytes(UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("found no JSON object");
  }

  @Test
  void decode_textAfterTheObject_isRefused() {
    assertThatThrownBy(() -> codec.decode("{}{}".getBytes(UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("more text");
  }

  @Test
  void decode_tooDeep_isRefused() {
    String deep = "{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}";

    assertThatThrownBy(() -> codec.decode(deep.getBytes(UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("deeper than 100");
  }

  @Test
  void decode_longText_isReadWhole() {
    String text = "x".repeat(30_000_000);

    assertThat(codec.decode(("{\"a\":\"" + text + "\"}").getBytes(UTF_8))).containsEntry("a", text);
  }

  @Test
  void serviceLoader_findsTheProviderByItsId() {
    assertThat(ServiceLoader.load(JsonCodecProvider.class))
        .extracting(JsonCodecProvider::id)
        .containsExactly("jackson");
  }
}
