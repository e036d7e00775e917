// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.media;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The formats of files that the service takes and gives. Most are told by their first bytes; those
 * that are plain text, and binary STL, only by the ending of their name.
 */
public enum MediaFormat {
  /** Portable Network Graphics. */
  PNG(MediaKind.IMAGE, "image/png", "png"),
  /** JPEG. */
  JPEG(MediaKind.IMAGE, "image/jpeg", "jpg jpeg"),
  /** WebP. */
  WEBP(MediaKind.IMAGE, "image/webp", "webp"),
  /** GIF; also what some endpoints give in the place of a video. */
  GIF(MediaKind.IMAGE, "image/gif", "gif"),
  /** MPEG-4, video or audio. */
  MP4(MediaKind.VIDEO, "video/mp4", "mp4 m4v mov"),
  /** WebM. */
  WEBM(MediaKind.VIDEO, "video/webm", "webm"),
  /** Waveform audio. */
  WAV(MediaKind.AUDIO, "audio/wav", "wav"),
  /** MPEG audio layer 3. */
  MP3(MediaKind.AUDIO, "audio/mpeg", "mp3"),
  /** Free Lossless Audio Codec. */
  FLAC(MediaKind.AUDIO, "audio/flac", "flac"),
  /** Ogg: Vorbis or Opus. */
  OGG(MediaKind.AUDIO, "audio/ogg", "ogg oga opus"),
  /** Binary glTF. */
  GLB(MediaKind.MODEL_3D, "model/gltf-binary", "glb"),
  /** Wavefront OBJ, which is text. */
  OBJ(MediaKind.MODEL_3D, "model/obj", "obj"),
  /** Stereolithography, binary or text. */
  STL(MediaKind.MODEL_3D, "model/stl", "stl"),
  /** Polygon File Format. */
  PLY(MediaKind.MODEL_3D, "model/ply", "ply"),
  /** Plain text. */
  TXT(MediaKind.TEXT, "text/plain", "txt"),
  /** JSON: an object or a list. */
  JSON(MediaKind.TEXT, "application/json", "json");

  /** How many bytes at the start of a file {@link #ofBytes} and {@link #fits} need at most. */
  public static final int MAGIC_BYTES = 64;

  private static final String BASE64 = ".base64";
  private static final Set<String> OBJ_STATEMENTS =
      Set.of("v", "vt", "vn", "vp", "o", "g", "s", "mtllib", "usemtl");

  /** Not {@code [Verse 1]}, {@code [00:12.50]} or {@code {Chorus}}, which texts start with. */
  private static final Pattern JSON_START =
      Pattern.compile(
          "\\{\\s*([\"}]|\\z)"
              + "|\\[\\s*([\\[{\"]|WORD\\s*,|(WORD\\s*)?]?\\z)"
                  .replace("WORD", "(true|false|null|-?\\d[\\d.eE+-]*)"));

  private final MediaKind kind;
  private final String mediaType;

  /** The usual ending of a file name, then others, with a blank between them. */
  private final String endings;

  MediaFormat(MediaKind kind, String mediaType, String endings) {
    this.kind = kind;
    this.mediaType = mediaType;
    this.endings = endings;
  }

  /** {@return what a file of this format is} */
  public MediaKind kind() {
    return kind;
  }

  /** {@return the media type, such as {@code image/png}} */
  public String mediaType() {
    return mediaType;
  }

  /** {@return the usual ending of a file name, without the dot} */
  public String extension() {
    return endings.split(" ", 2)[0];
  }

  /**
   * {@return the format of a file that starts with {@code bytes}, if its first bytes tell it; never
   * OBJ, TXT, JSON or binary STL}
   */
  public static Optional<MediaFormat> ofBytes(byte[] bytes) {
    return Arrays.stream(values()).filter(format -> format.startsLike(bytes)).findFirst();
  }

  /**
   * {@return the format that the ending of a file name or link stands for; {@code cat.png.base64}
   * is a PNG}
   */
  public static Optional<MediaFormat> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(BASE64)) {
      lower = lower.substring(0, lower.length() - BASE64.length());
    }
    int dot = lower.lastIndexOf('.');
    String ending = " " + lower.substring(dot + 1) + " ";
    return dot < 0
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(format -> (" " + format.endings + " ").contains(ending))
            .findFirst();
  }

  /** {@return the format of that media type, such as {@code image/png; q=1}} */
  public static Optional<MediaFormat> ofMediaType(String mediaType) {
    int end = mediaType.indexOf(';');
    String bare = (end < 0 ? mediaType : mediaType.substring(0, end)).strip();
    return Arrays.stream(values())
        .filter(format -> format.mediaType.equalsIgnoreCase(bare))
        .findFirst();
  }

  /** {@return the format that a link names, by the ending of its path or its data URI's type} */
  public static Optional<MediaFormat> ofLink(URI link) {
    if ("data".equalsIgnoreCase(link.getScheme())) {
      String data = link.getRawSchemeSpecificPart();
      return ofMediaType(data.substring(0, Math.max(0, data.indexOf(','))));
    }
    return link.getRawPath() == null ? Optional.empty() : ofName(link.getRawPath());
  }

  /**
   * {@return whether a file that starts with {@code bytes} can be of this format; a web page never
   * is}
   */
  public boolean fits(byte[] bytes) {
    return switch (this) {
      case TXT -> isText(bytes) && first(bytes) != '<';
      case OBJ -> isText(bytes) && startsAsObj(bytes) && isNoOther(bytes);
      case JSON -> isText(bytes) && JSON_START.matcher(text(bytes)).lookingAt();
      case STL -> startsLike(bytes) || (bytes.length > 0 && !isText(bytes) && isNoOther(bytes));
      default -> startsLike(bytes);
    };
  }

  private boolean startsLike(byte[] bytes) {
    return switch (this) {
      case PNG -> has(bytes, 0, "\u0089PNG\r\n\u001a\n");
      case JPEG -> has(bytes, 0, "\u00ff\u00d8\u00ff");
      case WEBP -> has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP");
      case GIF -> has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a");
      case MP4 -> has(bytes, 4, "ftyp");
      case WEBM -> has(bytes, 0, "\u001aE\u00df\u00a3");
      case WAV -> has(bytes, 0, "RIFF") && has(bytes, 8, "WAVE");
      case MP3 -> has(bytes, 0, "ID3") || isMpegAudio(bytes);
      case FLAC -> has(bytes, 0, "fLaC");
      case OGG -> has(bytes, 0, "OggS");
      case GLB -> has(bytes, 0, "glTF");
      case STL -> has(bytes, 0, "solid ") && isText(bytes);
      case PLY -> has(bytes, 0, "ply\n") || has(bytes, 0, "ply\r");
      case OBJ, TXT, JSON -> false;
    };
  }

  /** A frame without a tag before it: eleven bits that are set, MPEG 1 or 2, layer 3. */
  private static boolean isMpegAudio(byte[] bytes) {
    return bytes.length > 2
        && bytes[0] == (byte) 0xff
        && (bytes[1] & 0xe6) == 0xe2
        && (bytes[2] & 0xf0) != 0xf0;
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return false;
      }
    }
    return bytes.length > 0;
  }

  /** A comment, or a statement that a file begins with. */
  private static boolean startsAsObj(byte[] bytes) {
    String text = text(bytes);
    return text.startsWith("#") || OBJ_STATEMENTS.contains(text.split("\\s", 2)[0]);
  }

  /** {@return the text without a byte order mark or blanks around it} */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace('\ufeff', ' ').strip();
  }

  private static boolean isNoOther(byte[] bytes) {
    return ofBytes(bytes).isEmpty();
  }

  /** {@return the first byte that is neither blank nor a byte order mark; 0 if there is none} */
  private static char first(byte[] bytes) {
    int start = has(bytes, 0, "\u00ef\u00bb\u00bf") ? 3 : 0;
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] < 0 || bytes[i] > ' ') {
        return (char) (bytes[i] & 0xff);
      }
    }
    return 0;
  }

  private static boolean has(byte[] bytes, int offset, String magic) {
    if (bytes.length < offset + magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((bytes[offset + i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
