// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

/** The languages that a cloned voice speaks. */
public final class CloningLanguages {
  /** The value {@code arabic}. */
  public static final String ARABIC = "arabic";

  /** The value {@code assamese}. */
  public static final String ASSAMESE = "assamese";

  /** The value {@code bengali}. */
  public static final String BENGALI = "bengali";

  /** The value {@code brazilian portuguese}. */
  public static final String BRAZILIAN_PORTUGUESE = "brazilian portuguese";

  /** The value {@code chinese}. */
  public static final String CHINESE = "chinese";

  /** The value {@code czech}. */
  public static final String CZECH = "czech";

  /** The value {@code danish}. */
  public static final String DANISH = "danish";

  /** The value {@code dutch}. */
  public static final String DUTCH = "dutch";

  /** The value {@code english}. */
  public static final String ENGLISH = "english";

  /** The value {@code finnish}. */
  public static final String FINNISH = "finnish";

  /** The value {@code french}. */
  public static final String FRENCH = "french";

  /** The value {@code german}. */
  public static final String GERMAN = "german";

  /** The value {@code greek}. */
  public static final String GREEK = "greek";

  /** The value {@code gujarati}. */
  public static final String GUJARATI = "gujarati";

  /** The value {@code hebrew}. */
  public static final String HEBREW = "hebrew";

  /** The value {@code hindi}. */
  public static final String HINDI = "hindi";

  /** The value {@code hungarian}. */
  public static final String HUNGARIAN = "hungarian";

  /** The value {@code indonesian}. */
  public static final String INDONESIAN = "indonesian";

  /** The value {@code italian}. */
  public static final String ITALIAN = "italian";

  /** The value {@code japanese}. */
  public static final String JAPANESE = "japanese";

  /** The value {@code kannada}. */
  public static final String KANNADA = "kannada";

  /** The value {@code korean}. */
  public static final String KOREAN = "korean";

  /** The value {@code maithili}. */
  public static final String MAITHILI = "maithili";

  /** The value {@code malay}. */
  public static final String MALAY = "malay";

  /** The value {@code malayalam}. */
  public static final String MALAYALAM = "malayalam";

  /** The value {@code marathi}. */
  public static final String MARATHI = "marathi";

  /** The value {@code min nan chinese}. */
  public static final String MIN_NAN_CHINESE = "min nan chinese";

  /** The value {@code nepali}. */
  public static final String NEPALI = "nepali";

  /** The value {@code odia}. */
  public static final String ODIA = "odia";

  /** The value {@code persian}. */
  public static final String PERSIAN = "persian";

  /** The value {@code polish}. */
  public static final String POLISH = "polish";

  /** The value {@code punjabi}. */
  public static final String PUNJABI = "punjabi";

  /** The value {@code russian}. */
  public static final String RUSSIAN = "russian";

  /** The value {@code sindhi}. */
  public static final String SINDHI = "sindhi";

  /** The value {@code sinhala}. */
  public static final String SINHALA = "sinhala";

  /** The value {@code slovak}. */
  public static final String SLOVAK = "slovak";

  /** The value {@code spanish}. */
  public static final String SPANISH = "spanish";

  /** The value {@code swahili}. */
  public static final String SWAHILI = "swahili";

  /** The value {@code swedish}. */
  public static final String SWEDISH = "swedish";

  /** The value {@code tamil}. */
  public static final String TAMIL = "tamil";

  /** The value {@code telugu}. */
  public static final String TELUGU = "telugu";

  /** The value {@code thai}. */
  public static final String THAI = "thai";

  /** The value {@code turkish}. */
  public static final String TURKISH = "turkish";

  /** The value {@code ukrainian}. */
  public static final String UKRAINIAN = "ukrainian";

  /** The value {@code urdu}. */
  public static final String URDU = "urdu";

  /** The value {@code vietnamese}. */
  public static final String VIETNAMESE = "vietnamese";

  /** The value {@code welsh}. */
  public static final String WELSH = "welsh";

  /** The value {@code yue chinese}. */
  public static final String YUE_CHINESE = "yue chinese";

  private CloningLanguages() {}

  /** {@return all of them} */
  static Object[] all() {
    return new Object[] {
      ARABIC,
      ASSAMESE,
      BENGALI,
      BRAZILIAN_PORTUGUESE,
      CHINESE,
      CZECH,
      DANISH,
      DUTCH,
      ENGLISH,
      FINNISH,
      FRENCH,
      GERMAN,
      GREEK,
      GUJARATI,
      HEBREW,
      HINDI,
      HUNGARIAN,
      INDONESIAN,
      ITALIAN,
      JAPANESE,
      KANNADA,
      KOREAN,
      MAITHILI,
      MALAY,
      MALAYALAM,
      MARATHI,
      MIN_NAN_CHINESE,
      NEPALI,
      ODIA,
      PERSIAN,
      POLISH,
      PUNJABI,
      RUSSIAN,
      SINDHI,
      SINHALA,
      SLOVAK,
      SPANISH,
      SWAHILI,
      SWEDISH,
      TAMIL,
      TELUGU,
      THAI,
      TURKISH,
      UKRAINIAN,
      URDU,
      VIETNAMESE,
      WELSH,
      YUE_CHINESE
    };
  }
}
