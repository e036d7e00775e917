// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.dashboard;

import com.modelslab.json.jackson.JacksonJsonCodec;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A panel of a dashboard.
 *
 * @param place where it is, in units of the dashboard's grid
 * @param unit Grafana's name for the unit of its values
 */
record Panel(String title, Rectangle place, String unit, List<Query> queries) {

  /**
   * What is asked for one group of lines.
   *
   * @param expression in PromQL
   * @param legend a name with labels in double braces
   */
  record Query(String expression, String legend) {

    /** {@return the name of the line with these labels} */
    String name(Map<?, ?> labels) {
      String name = legend;
      for (Map.Entry<?, ?> label : labels.entrySet()) {
        name = name.replace("{{" + label.getKey() + "}}", String.valueOf(label.getValue()));
      }
      return name;
    }
  }

  /** {@return the panels of the dashboard in that file} */
  static List<Panel> read(Path dashboard) throws IOException {
    List<Panel> panels = new ArrayList<>();
    for (Object panel :
        list(new JacksonJsonCodec().decode(Files.readAllBytes(dashboard)), "panels")) {
      Map<?, ?> fields = (Map<?, ?>) panel;
      Map<?, ?> grid = map(fields, "gridPos");
      List<Query> queries = new ArrayList<>();
      for (Object target : list(fields, "targets")) {
        Map<?, ?> query = (Map<?, ?>) target;
        queries.add(new Query(text(query, "expr"), text(query, "legendFormat")));
      }
      panels.add(
          new Panel(
              text(fields, "title"),
              new Rectangle(
                  number(grid, "x"), number(grid, "y"), number(grid, "w"), number(grid, "h")),
              text(map(map(fields, "fieldConfig"), "defaults"), "unit"),
              queries));
    }
    return panels;
  }

  static Map<?, ?> map(Map<?, ?> from, String name) {
    return from.get(name) instanceof Map<?, ?> value ? value : Map.of();
  }

  static List<?> list(Map<?, ?> from, String name) {
    return from.get(name) instanceof List<?> value ? value : List.of();
  }

  private static String text(Map<?, ?> from, String name) {
    return from.get(name) instanceof String value ? value : "";
  }

  private static int number(Map<?, ?> from, String name) {
    return from.get(name) instanceof Number value ? value.intValue() : 0;
  }
}
