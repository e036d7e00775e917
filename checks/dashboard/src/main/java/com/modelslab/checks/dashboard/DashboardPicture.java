// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.checks.dashboard;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws the Grafana dashboard with what a Prometheus says of a client at work on the simulator. The
 * queries, the names of lines and the places are the dashboard's; the drawing is not Grafana's.
 * Arguments: the dashboard, the picture, the minutes of work.
 */
final class DashboardPicture {
  private static final int CELL_WIDTH = 50;
  private static final int CELL_HEIGHT = 32;
  private static final int GAP = 8;
  private static final int LONG_NAME = 20;
  private static final Duration BEFORE_RATES = Duration.ofSeconds(30);

  private DashboardPicture() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Panel> panels = Panel.read(Path.of(arguments[0]));
    Path folder = Files.createTempDirectory("dashboard");
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    HttpServer server = serve(meters);
    try (Prometheus prometheus = new Prometheus(folder, server.getAddress().getPort())) {
      Instant start = Instant.now();
      Instant end = start.plus(Duration.ofMinutes(Long.parseLong(arguments[2])));
      Work.until(end, registry, folder.resolve("pictures"));
      BufferedImage picture = draw(panels, prometheus, start.plus(BEFORE_RATES), end);
      ImageIO.write(picture, "png", Path.of(arguments[1]).toFile());
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer serve(PrometheusMeterRegistry meters) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = meters.scrape().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static BufferedImage draw(
      List<Panel> panels, Prometheus prometheus, Instant from, Instant to)
      throws IOException, InterruptedException {
    int width = panels.stream().mapToInt(panel -> (int) panel.place().getMaxX()).max().orElse(1);
    int height = panels.stream().mapToInt(panel -> (int) panel.place().getMaxY()).max().orElse(1);
    BufferedImage picture =
        new BufferedImage(
            width * CELL_WIDTH + GAP, height * CELL_HEIGHT + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(new Color(0xf4f5f5));
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    for (Panel panel : panels) {
      List<Line> lines = new ArrayList<>();
      for (Panel.Query query : panel.queries()) {
        List<Line> found = prometheus.ask(query, from, to);
        if (found.isEmpty()) {
          throw new IOException("Prometheus has no data for " + query.expression());
        }
        lines.addAll(found);
      }
      graphics.drawImage(
          chart(panel, lines),
          panel.place().x * CELL_WIDTH + GAP,
          panel.place().y * CELL_HEIGHT + GAP,
          null);
    }
    graphics.dispose();
    return picture;
  }

  private static BufferedImage chart(Panel panel, List<Line> lines) {
    XYChart chart =
        new XYChartBuilder()
            .title(panel.title())
            .width(panel.place().width * CELL_WIDTH - GAP)
            .height(panel.place().height * CELL_HEIGHT - GAP)
            .theme(ChartTheme.Matlab)
            .build();
    chart
        .getStyler()
        .setDatePattern("HH:mm")
        .setYAxisMin(0.0)
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendLayout(
            lines.stream().anyMatch(line -> line.name().length() > LONG_NAME)
                ? LegendLayout.Vertical
                : LegendLayout.Horizontal)
        .setLegendBorderColor(Color.WHITE)
        .setChartBackgroundColor(Color.WHITE);
    boolean percent = panel.unit().equals("percentunit");
    chart
        .getStyler()
        .setYAxisDecimalPattern(percent ? "0 %" : panel.unit().equals("s") ? "0.## s" : "0.##");
    for (Line line : lines) {
      chart
          .addSeries(line.name(), line.moments().stream().map(Date::from).toList(), line.values())
          .setMarker(SeriesMarkers.NONE);
    }
    return BitmapEncoder.getBufferedImage(chart);
  }
}
