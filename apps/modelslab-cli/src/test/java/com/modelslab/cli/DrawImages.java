// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Draws the images that the demo edits. They are kept as files; run this from the root of the
 * repository after changing one.
 */
public final class DrawImages {
  private static final int SIZE = 320;

  private DrawImages() {}

  /** Draws all images into the resources, or into the directory given. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path directory =
        Path.of(
            arguments.length > 0
                ? arguments[0]
                : "apps/modelslab-cli/src/main/resources/com/modelslab/cli/images");
    Files.createDirectories(directory);
    Map<String, Consumer<Graphics2D>> images = new LinkedHashMap<>();
    images.put("cup", DrawImages::cup);
    images.put("fish", DrawImages::fish);
    images.put("kite", DrawImages::kite);
    images.put("lighthouse", DrawImages::lighthouse);
    images.put("pear", DrawImages::pear);
    images.put("tree", DrawImages::tree);
    for (Map.Entry<String, Consumer<Graphics2D>> image : images.entrySet()) {
      File file = directory.resolve(image.getKey() + ".png").toFile();
      ImageIO.write(draw(image.getValue()), "png", file);
    }
  }

  private static BufferedImage draw(Consumer<Graphics2D> drawing) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    drawing.accept(g);
    g.dispose();
    return image;
  }

  private static void cup(Graphics2D g) {
    ground(g, 0xF6E7CB);
    fill(g, 0xB98B5E, oval(76, 246, 168, 34));
    fill(g, 0x7FA3C0, oval(60, 236, 200, 36));
    fill(g, 0x5F86A6, oval(92, 240, 136, 20));
    line(g, 0x2F6FA8, 16, new Arc2D.Double(190, 144, 74, 68, -88, 200, Arc2D.OPEN));
    Path2D body = path(88, 128);
    body.lineTo(220, 128);
    body.curveTo(220, 208, 200, 250, 154, 250);
    body.curveTo(108, 250, 88, 208, 88, 128);
    fill(g, 0x3D86C6, body);
    Area shade = new Area(body);
    shade.intersect(new Area(rectangle(170, 100, 60, 160)));
    fill(g, 0x2F6FA8, shade);
    fill(g, 0x5BA3DF, oval(88, 112, 132, 32));
    fill(g, 0x5A3522, oval(98, 117, 112, 23));
    fill(g, 0x7A4A2E, oval(112, 120, 56, 11));
    for (int i = 0; i < 3; i++) {
      Path2D steam = path(124 + 30 * i, 100);
      steam.curveTo(108 + 30 * i, 84, 142 + 30 * i, 72, 126 + 30 * i, 48);
      line(g, 0xBFA98A, 7, steam);
    }
    fill(g, 0xFFFFFF, star(140, 186, 24, 10, 5));
  }

  private static void fish(Graphics2D g) {
    ground(g, 0xBFE6EE);
    Path2D tail = path(96, 164);
    tail.curveTo(70, 150, 48, 112, 34, 108);
    tail.curveTo(46, 146, 46, 182, 34, 220);
    tail.curveTo(52, 214, 72, 182, 96, 164);
    fill(g, 0xE2622B, tail);
    Path2D fin = path(146, 104);
    fin.curveTo(160, 62, 208, 62, 226, 76);
    fin.curveTo(214, 88, 212, 100, 212, 112);
    fill(g, 0xE2622B, fin);
    Path2D belly = path(160, 222);
    belly.curveTo(166, 248, 190, 256, 206, 254);
    belly.curveTo(200, 240, 202, 228, 206, 218);
    fill(g, 0xE2622B, belly);
    Path2D body = path(82, 164);
    body.curveTo(116, 92, 236, 82, 284, 162);
    body.curveTo(240, 244, 118, 240, 82, 164);
    fill(g, 0xF58A3C, body);
    Area stripes = new Area(rectangle(136, 80, 20, 170));
    stripes.add(new Area(rectangle(192, 80, 22, 170)));
    stripes.intersect(new Area(body));
    fill(g, 0xFFF6E6, stripes);
    fill(g, 0xE2622B, triangle(168, 160, 168, 196, 196, 182));
    fill(g, 0xFFFFFF, oval(234, 132, 28, 28));
    fill(g, 0x22313F, oval(242, 138, 15, 15));
    fill(g, 0xFFFFFF, oval(250, 140, 5, 5));
    line(g, 0xB2471A, 4, new Arc2D.Double(250, 164, 26, 20, 180, 100, Arc2D.OPEN));
    fill(g, 0x86C5D6, oval(282, 96, 16, 16));
    fill(g, 0x86C5D6, oval(268, 56, 26, 26));
    fill(g, 0xFFFFFF, oval(274, 62, 7, 7));
  }

  private static void kite(Graphics2D g) {
    ground(g, 0xD5E8F8);
    Path2D tail = path(130, 214);
    tail.curveTo(110, 236, 156, 252, 128, 272);
    tail.curveTo(104, 288, 78, 268, 52, 292);
    line(g, 0x5C6B7A, 4, tail);
    bow(g, 0xE84855, 136, 246);
    bow(g, 0xF9C22E, 112, 279);
    bow(g, 0x2E9E6B, 72, 279);
    Path2D kite = path(226, 36);
    kite.lineTo(268, 142);
    kite.lineTo(130, 214);
    kite.lineTo(112, 108);
    kite.closePath();
    fill(g, 0xE84855, kite);
    fill(g, 0xF9C22E, triangle(226, 36, 268, 142, 179, 123));
    fill(g, 0x2E9E6B, triangle(268, 142, 130, 214, 179, 123));
    fill(g, 0x3D5A98, triangle(130, 214, 112, 108, 179, 123));
    line(g, 0x5A4632, 5, straight(226, 36, 130, 214));
    line(g, 0x5A4632, 5, straight(112, 108, 268, 142));
    fill(g, 0x5A4632, oval(171, 115, 16, 16));
  }

  private static void lighthouse(Graphics2D g) {
    ground(g, 0xFBD9C0);
    fill(g, 0x3E4C59, oval(70, 244, 180, 48));
    fill(g, 0x52616F, oval(92, 236, 136, 44));
    Path2D tower = path(134, 108);
    tower.lineTo(186, 108);
    tower.lineTo(206, 262);
    tower.lineTo(114, 262);
    tower.closePath();
    fill(g, 0xFFFFFF, tower);
    Area bands = new Area(rectangle(100, 138, 120, 34));
    bands.add(new Area(rectangle(100, 204, 120, 34)));
    bands.intersect(new Area(tower));
    fill(g, 0xD7263D, bands);
    Area shade = new Area(tower);
    shade.intersect(new Area(triangle(172, 100, 240, 100, 240, 262)));
    shade.add(new Area(triangle(168, 108, 186, 108, 206, 262)));
    shade.intersect(new Area(tower));
    g.setColor(new Color(40, 30, 60, 36));
    g.fill(shade);
    fill(g, 0x2B3440, rectangle(120, 98, 80, 12));
    fill(g, 0xFFD95A, rectangle(138, 64, 44, 34));
    fill(g, 0xFFF3C2, rectangle(146, 64, 12, 34));
    line(g, 0x2B3440, 4, straight(160, 64, 160, 98));
    Path2D roof = path(128, 66);
    roof.curveTo(136, 38, 184, 38, 192, 66);
    roof.closePath();
    fill(g, 0xD7263D, roof);
    fill(g, 0x2B3440, oval(155, 32, 10, 14));
    fill(g, 0x2B3440, new RoundRectangle2D.Double(148, 236, 24, 36, 22, 22));
    fill(g, 0x2B3440, oval(154, 180, 13, 17));
    fill(g, 0x2B3440, oval(154, 118, 12, 15));
  }

  private static void pear(Graphics2D g) {
    ground(g, 0xF3DCE4);
    fill(g, 0xB58A97, oval(92, 258, 142, 24));
    Path2D pear = path(160, 84);
    pear.curveTo(200, 84, 194, 140, 214, 166);
    pear.curveTo(246, 206, 232, 272, 160, 272);
    pear.curveTo(88, 272, 74, 206, 106, 166);
    pear.curveTo(126, 140, 120, 84, 160, 84);
    fill(g, 0x9BC53D, pear);
    Area shade = new Area(pear);
    shade.subtract(new Area(transformed(pear, -22, -8)));
    fill(g, 0x7CA52B, shade);
    Path2D shine = path(118, 196);
    shine.curveTo(120, 176, 130, 168, 136, 158);
    line(g, 0xD3E89A, 11, shine);
    Path2D stem = path(160, 92);
    stem.curveTo(158, 70, 162, 58, 172, 44);
    line(g, 0x6B4226, 9, stem);
    Path2D leaf = path(166, 70);
    leaf.curveTo(186, 34, 224, 40, 240, 58);
    leaf.curveTo(222, 84, 186, 86, 166, 70);
    fill(g, 0x4E8B3A, leaf);
    Path2D vein = path(172, 69);
    vein.curveTo(192, 58, 212, 57, 228, 59);
    line(g, 0x7FB56A, 3, vein);
    for (int[] spot : new int[][] {{150, 214}, {176, 200}, {190, 232}, {162, 244}, {128, 236}}) {
      fill(g, 0x7CA52B, oval(spot[0], spot[1], 5, 5));
    }
  }

  private static void tree(Graphics2D g) {
    ground(g, 0xE4E3F5);
    fill(g, 0x6DA34D, oval(56, 248, 208, 40));
    Path2D trunk = path(146, 268);
    trunk.curveTo(154, 230, 152, 200, 148, 176);
    trunk.lineTo(174, 176);
    trunk.curveTo(170, 204, 172, 236, 182, 268);
    trunk.closePath();
    fill(g, 0x7A4E2D, trunk);
    line(g, 0x7A4E2D, 10, straight(160, 214, 120, 176));
    line(g, 0x7A4E2D, 8, straight(163, 202, 204, 168));
    fill(g, 0x2E7D4F, oval(112, 150, 96, 52));
    fill(g, 0x2E7D4F, oval(66, 104, 104, 96));
    fill(g, 0x2E7D4F, oval(150, 100, 106, 98));
    fill(g, 0x2E7D4F, oval(96, 44, 130, 122));
    fill(g, 0x3F9C66, oval(84, 96, 78, 70));
    fill(g, 0x3F9C66, oval(112, 48, 94, 82));
    fill(g, 0x3F9C66, oval(172, 100, 70, 62));
    fill(g, 0x63BD87, oval(130, 58, 44, 34));
    for (int[] apple : new int[][] {{98, 142}, {140, 112}, {190, 88}, {214, 146}, {156, 160}}) {
      fill(g, 0xD7263D, oval(apple[0], apple[1], 18, 18));
      fill(g, 0xF2747F, oval(apple[0] + 4, apple[1] + 3, 6, 6));
    }
  }

  private static void ground(Graphics2D g, int colour) {
    fill(g, colour, rectangle(0, 0, SIZE, SIZE));
  }

  private static void bow(Graphics2D g, int colour, double x, double y) {
    fill(g, colour, triangle(x, y, x - 17, y - 11, x - 17, y + 11));
    fill(g, colour, triangle(x, y, x + 17, y - 11, x + 17, y + 11));
  }

  private static void fill(Graphics2D g, int colour, Shape shape) {
    g.setColor(new Color(colour));
    g.fill(shape);
  }

  private static void line(Graphics2D g, int colour, float width, Shape shape) {
    g.setColor(new Color(colour));
    g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }

  private static Path2D path(double x, double y) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    return path;
  }

  private static Shape straight(double x1, double y1, double x2, double y2) {
    Path2D path = path(x1, y1);
    path.lineTo(x2, y2);
    return path;
  }

  private static Shape triangle(double x1, double y1, double x2, double y2, double x3, double y3) {
    Path2D path = path(x1, y1);
    path.lineTo(x2, y2);
    path.lineTo(x3, y3);
    path.closePath();
    return path;
  }

  private static Shape star(double x, double y, double outer, double inner, int points) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < 2 * points; i++) {
      double radius = i % 2 == 0 ? outer : inner;
      double angle = Math.PI * i / points - Math.PI / 2;
      double px = x + radius * Math.cos(angle);
      double py = y + radius * Math.sin(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }

  private static Shape oval(double x, double y, double width, double height) {
    return new Ellipse2D.Double(x, y, width, height);
  }

  private static Shape rectangle(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  private static Shape transformed(Shape shape, double dx, double dy) {
    return AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(shape);
  }
}
