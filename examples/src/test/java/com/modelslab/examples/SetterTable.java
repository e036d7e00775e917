// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.examples;

import com.modelslab.request.JobRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The setters of a request: as the table of a page shows them, and as the sources document them.
 * Either way a setter is its wire name and its sentences.
 */
final class SetterTable {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of(
          "modelslab-api",
          "families/modelslab-images",
          "families/modelslab-video",
          "families/modelslab-audio",
          "families/modelslab-3d");
  private static final String HEADER = "| setter | wire name | |";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| `(\\w+)` \\| (.*) \\|$");
  private static final Pattern SETTER =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+public (?:Builder|B) (\\w+)\\([^)]*\\) \\{(.*?)\n {2}(?: {2})?}\n",
          Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"(\\w+)\"");
  private static final Pattern CALL = Pattern.compile("return (\\w+)\\(");
  private static final Pattern CLOSED = Pattern.compile("must be one of (.*), was no such word");

  private SetterTable() {}

  /** {@return the setters that the table of a page has} */
  static Map<String, String> shown(String page) {
    Map<String, String> rows = new TreeMap<>();
    Matcher row = ROW.matcher(page.substring(page.indexOf(HEADER)));
    while (row.find()) {
      rows.put(row.group(1), row.group(2) + ": " + row.group(3));
    }
    return rows;
  }

  /** {@return the setters of a request, without those that all requests have} */
  static Map<String, String> documented(Class<?> request) throws ReflectiveOperationException {
    Map<String, String> setters = new TreeMap<>();
    Map<String, List<String>> words = words(request);
    Class<?> builder = Class.forName(request.getName() + "$Builder");
    for (Class<?> type = builder; type != JobRequest.Builder.class; type = type.getSuperclass()) {
      String source = source(type);
      Matcher setter = SETTER.matcher(source);
      while (setter.find()) {
        String text = sentences(setter.group(1), request.getSimpleName());
        List<String> closed = words.getOrDefault(setter.group(2), List.of());
        if (!closed.isEmpty() && !text.matches(".*`[A-Z].*")) {
          text = text.replaceFirst("\\.( |$)", ": " + either(closed) + ".$1");
        }
        setters.putIfAbsent(setter.group(2), wireName(setter.group(3), source) + ": " + text);
      }
    }
    return setters;
  }

  /** {@return the setters that take a word of a closed list, with the list} */
  static Map<String, List<String>> words(Class<?> request) throws ReflectiveOperationException {
    Method start =
        Stream.of(request.getMethods())
            .filter(method -> method.getReturnType().getSimpleName().equals("Builder"))
            .findFirst()
            .orElseThrow();
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (Method setter : start.getReturnType().getMethods()) {
      if (Arrays.equals(setter.getParameterTypes(), new Class<?>[] {String.class})) {
        try {
          setter.invoke(start.invoke(null), "no such word");
        } catch (InvocationTargetException e) {
          Matcher list = CLOSED.matcher(String.valueOf(e.getCause().getMessage()));
          if (list.find()) {
            words.put(setter.getName(), List.of(list.group(1).split(", ", -1)));
          }
        }
      }
    }
    return words;
  }

  private static String either(List<String> words) {
    List<String> quoted = new ArrayList<>(words.stream().map(word -> "`" + word + "`").toList());
    String last = quoted.remove(quoted.size() - 1);
    return String.join(", ", quoted) + " or " + last;
  }

  /** {@return Javadoc as a page has it} */
  private static String sentences(String javadoc, String request) {
    return javadoc
        .replaceAll("\\s*\n\\s*\\*", " ")
        .replaceAll("\\s+", " ")
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replaceAll("\\{@link #([a-z]\\w*)}", "`$1`")
        .replaceAll("\\{@link #(\\w+)}", "`" + request + ".$1`")
        .replaceAll("\\{@link (\\w+)#(\\w+)}", "`$1.$2`")
        .replaceAll("\\{@link (\\w+)}", "`$1`")
        .strip();
  }

  /** {@return the first name that a setter, or the setter that it calls, writes down} */
  private static String wireName(String body, String source) {
    Matcher literal = LITERAL.matcher(body);
    if (literal.find()) {
      return literal.group(1);
    }
    Matcher call = CALL.matcher(body);
    if (!call.find() || call.group(1).equals("model")) {
      return "model_id";
    }
    Matcher setter = SETTER.matcher(source);
    while (setter.find()) {
      if (setter.group(2).equals(call.group(1))) {
        return wireName(setter.group(3), source);
      }
    }
    throw new IllegalStateException("No wire name in " + body);
  }

  private static String source(Class<?> builder) {
    String file = builder.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    try {
      return Files.readString(
          MODULES.stream()
              .map(module -> ROOT.resolve(module).resolve("src/main/java").resolve(file))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
