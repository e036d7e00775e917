// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.simulator.internal.clip;

import com.modelslab.simulator.internal.media.RenderInput;
import com.modelslab.simulator.internal.media.ResultKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A cube, in each of the formats. */
public final class Mesh implements ResultKind {
  private static final int[] TRIANGLES = {
    0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3,
    5, 3, 7, 5
  };

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String ending(Map<String, Object> fields) {
    return "." + fields.getOrDefault("output_format", "glb");
  }

  @Override
  public boolean takesSamples() {
    return false;
  }

  @Override
  public byte[] render(RenderInput input) {
    return switch (ending(input.fields())) {
      case ".obj" -> obj().getBytes(StandardCharsets.US_ASCII);
      case ".ply" -> ply().getBytes(StandardCharsets.US_ASCII);
      case ".stl" -> stl().getBytes(StandardCharsets.US_ASCII);
      default -> glb();
    };
  }

  /** {@return a coordinate of a corner: 0 or 1} */
  private static int at(int corner, int axis) {
    return corner >> axis & 1;
  }

  private static byte[] glb() {
    ByteBuffer mesh =
        ByteBuffer.allocate(8 * 3 * 4 + TRIANGLES.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int corner = 0; corner < 8; corner++) {
      for (int axis = 0; axis < 3; axis++) {
        mesh.putFloat(at(corner, axis) - 0.5f);
      }
    }
    for (int corner : TRIANGLES) {
      mesh.putShort((short) corner);
    }
    String scene =
        """
        {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],        "meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1}]}],        "buffers":[{"byteLength":168}],        "bufferViews":[{"buffer":0,"byteLength":96,"target":34962},        {"buffer":0,"byteOffset":96,"byteLength":72,"target":34963}],        "accessors":[{"bufferView":0,"componentType":5126,"count":8,"type":"VEC3",        "min":[-0.5,-0.5,-0.5],"max":[0.5,0.5,0.5]},        {"bufferView":1,"componentType":5123,"count":36,"type":"SCALAR"}]}""";
    byte[] json =
        (scene + " ".repeat((4 - scene.length() % 4) % 4)).getBytes(StandardCharsets.US_ASCII);
    int length = 12 + 8 + json.length + 8 + mesh.capacity();
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x46546C67) // glTF
        .putInt(2)
        .putInt(length)
        .putInt(json.length)
        .putInt(0x4E4F534A) // JSON
        .put(json)
        .putInt(mesh.capacity())
        .putInt(0x004E4942) // BIN
        .put(mesh.array())
        .array();
  }

  private static String obj() {
    StringBuilder out = new StringBuilder("# a cube\no cube\n");
    corners(out, "v ");
    for (int i = 0; i < TRIANGLES.length; i += 3) {
      out.append("f ");
      corner(out, TRIANGLES[i] + 1, TRIANGLES[i + 1] + 1, TRIANGLES[i + 2] + 1);
    }
    return out.toString();
  }

  private static String ply() {
    StringBuilder out =
        new StringBuilder(
            """
            ply
            format ascii 1.0
            element vertex 8
            property float x
            property float y
            property float z
            element face 12
            property list uchar int vertex_indices
            end_header
            """);
    corners(out, "");
    for (int i = 0; i < TRIANGLES.length; i += 3) {
      out.append("3 ");
      corner(out, TRIANGLES[i], TRIANGLES[i + 1], TRIANGLES[i + 2]);
    }
    return out.toString();
  }

  private static String stl() {
    StringBuilder out = new StringBuilder("solid cube\n");
    for (int i = 0; i < TRIANGLES.length; i += 3) {
      out.append("facet normal 0 0 0\nouter loop\n");
      for (int j = i; j < i + 3; j++) {
        out.append("vertex ");
        corner(out, at(TRIANGLES[j], 0), at(TRIANGLES[j], 1), at(TRIANGLES[j], 2));
      }
      out.append("endloop\nendfacet\n");
    }
    return out.append("endsolid cube\n").toString();
  }

  private static void corners(StringBuilder out, String before) {
    for (int corner = 0; corner < 8; corner++) {
      out.append(before);
      corner(out, at(corner, 0), at(corner, 1), at(corner, 2));
    }
  }

  private static void corner(StringBuilder out, int a, int b, int c) {
    out.append(a).append(' ').append(b).append(' ').append(c).append('\n');
  }
}
