// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application of the page does what the page says. */
class PictureApplicationTest {
  private static SimulatedPictureApplication application;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    application =
        SimulatedPictureApplication.start("--server.port=0", "--server.address=127.0.0.1");
  }

  @AfterAll
  static void end() {
    application.close();
  }

  @Test
  void pictures_picture_comesBackWithoutItsBackground() throws Exception {
    HttpResponse<byte[]> response = post("/pictures", BodyHandlers.ofByteArray());

    assertThat(response.statusCode()).isEqualTo(200);
    BufferedImage cutOut = ImageIO.read(new ByteArrayInputStream(response.body()));
    assertThat(cutOut.getColorModel().hasAlpha()).isTrue();
    assertThat(new Color(cutOut.getRGB(0, 0), true).getAlpha()).isZero();
  }

  @Test
  void picturesLater_picture_isInTheGalleryWhenTheServiceReportsIt() throws Exception {
    String job = post("/pictures/later", BodyHandlers.ofString()).body();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(get("/pictures")).contains("\"" + job + "\""));
  }

  @Test
  void health_application_isUp() throws Exception {
    assertThat(get("/actuator/health")).contains("UP");
  }

  @Test
  void classPath_codecOfJackson3_needsNoJackson2() {
    assertThat(
            getClass().getClassLoader().getResource("com/fasterxml/jackson/core/JsonFactory.class"))
        .isNull();
  }

  private <T> HttpResponse<T> post(String path, BodyHandler<T> body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(application.uri(path)))
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(picture()))
            .build(),
        body);
  }

  private String get(String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(application.uri(path))).build(),
            BodyHandlers.ofString())
        .body();
  }

  private static byte[] picture() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 64, 64);
    graphics.setColor(Color.RED);
    graphics.fillOval(16, 16, 32, 32);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }
}
