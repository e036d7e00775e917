// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.json.jackson3;

import com.modelslab.error.JsonException;
import com.modelslab.spi.JsonCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads and writes JSON with the streaming parser and generator of Jackson 3's jackson-core.
 *
 * <p>Immutable, safe to share. Reads objects nested up to {@value #MAX_DEPTH} deep, numbers of up
 * to {@value #MAX_NUMBER_LENGTH} characters and texts of any length; how long a response may be is
 * up to the transport.
 */
public final class Jackson3JsonCodec implements JsonCodec {
  /** How deep objects and arrays may be nested, in either direction. */
  public static final int MAX_DEPTH = 100;

  /** How many characters a number may have. */
  public static final int MAX_NUMBER_LENGTH = 1000;

  /** What does not fit is written twice: first to learn how long it is. */
  private static final int USUAL_BYTES = 2048;

  private final JsonFactory factory =
      JsonFactory.builder()
          // Names come from the network: they stay in the factory's own table, which is bounded.
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          // Not the default pool, which hangs buffers on the threads of the application.
          .recyclerPool(JsonRecyclerPools.newBoundedPool(16))
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Makes a codec. */
  public Jackson3JsonCodec() {}

  @Override
  public byte[] encode(Map<String, ? extends @Nullable Object> object) {
    EncodedBytes bytes = encode(object, new EncodedBytes(USUAL_BYTES));
    while (!bytes.isComplete()) {
      bytes = encode(object, new EncodedBytes(bytes.length()));
    }
    return bytes.get();
  }

  private EncodedBytes encode(Map<String, ? extends @Nullable Object> object, EncodedBytes bytes) {
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      writeObject(json, "$", object, 1);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("A text cannot be written as UTF-8: " + e.getMessage(), e);
    }
    return bytes;
  }

  private static void write(JsonGenerator json, String place, @Nullable Object value, int depth) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Number number) {
      writeNumber(json, place, number);
    } else if (value instanceof Map<?, ?> map) {
      writeObject(json, place, map, depth + 1);
    } else if (value instanceof Iterable<?> list) {
      checkDepth(place, depth + 1);
      json.writeStartArray();
      int index = 0;
      for (Object inner : list) {
        write(json, place + "[" + index++ + "]", inner, depth + 1);
      }
      json.writeEndArray();
    } else {
      throw new IllegalArgumentException(
          place
              + " is a "
              + value.getClass().getName()
              + ", which is no JSON value. Give text, a number, a boolean, a map, a list or null");
    }
  }

  private static void writeObject(JsonGenerator json, String place, Map<?, ?> map, int depth) {
    checkDepth(place, depth);
    json.writeStartObject();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      if (!(field.getKey() instanceof String name)) {
        throw new IllegalArgumentException(place + " has a field whose name is no text");
      }
      json.writeName(name);
      write(json, place + "." + name, field.getValue(), depth);
    }
    json.writeEndObject();
  }

  private static void writeNumber(JsonGenerator json, String place, Number number) {
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        throw new IllegalArgumentException(place + " must be a finite number, was " + number);
      }
      json.writeNumber(number.toString());
    } else if (number instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (number instanceof BigInteger integer) {
      json.writeNumber(integer);
    } else {
      json.writeNumber(number.longValue());
    }
  }

  private static void checkDepth(String place, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "The value at "
              + place.substring(0, Math.min(place.length(), 80))
              + " is nested deeper than "
              + MAX_DEPTH);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // javac 17 does not see the annotation in the compiled interface
  public Map<String, @Nullable Object> decode(byte[] json) {
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw problem(parser, parser.currentToken() == null ? "no JSON at all" : "no JSON object");
      }
      Map<String, @Nullable Object> object = readObject(parser);
      if (parser.nextToken() != null) {
        throw problem(parser, "more text after the JSON object");
      }
      return object;
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      int line = location == null ? 0 : Math.max(0, location.getLineNr());
      // Neither its text nor itself goes on: it quotes the input.
      throw new JsonException(
          describe(e), line, location == null ? 0 : Math.max(0, location.getColumnNr()), null);
    }
  }

  private static Map<String, @Nullable Object> readObject(JsonParser parser) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      object.put(name, read(parser));
    }
    return Collections.unmodifiableMap(object);
  }

  private static List<@Nullable Object> readArray(JsonParser parser) {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return Collections.unmodifiableList(array);
  }

  private static @Nullable Object read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw problem(parser, "no JSON value");
    };
  }

  private static Number integer(JsonParser parser) {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getBigIntegerValue()
        : (Number) parser.getLongValue();
  }

  private static JsonException problem(JsonParser parser, String what) {
    TokenStreamLocation location = parser.currentTokenLocation();
    return new JsonException(
        "expected one JSON object, found " + what,
        Math.max(0, location.getLineNr()),
        Math.max(0, location.getColumnNr()),
        null);
  }

  private static String describe(JacksonException e) {
    return e instanceof StreamConstraintsException
        ? "the JSON is nested deeper than " + MAX_DEPTH + " or has a number that is too long"
        : "malformed or incomplete JSON";
  }
}
