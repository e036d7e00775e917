// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.audio;

/** The languages of the lyrics of songs, by their code. */
public final class SongLanguages {
  /** The value {@code ar}. */
  public static final String AR = "ar";

  /** The value {@code az}. */
  public static final String AZ = "az";

  /** The value {@code bg}. */
  public static final String BG = "bg";

  /** The value {@code bn}. */
  public static final String BN = "bn";

  /** The value {@code ca}. */
  public static final String CA = "ca";

  /** The value {@code cs}. */
  public static final String CS = "cs";

  /** The value {@code da}. */
  public static final String DA = "da";

  /** The value {@code de}. */
  public static final String DE = "de";

  /** The value {@code el}. */
  public static final String EL = "el";

  /** The value {@code en}. */
  public static final String EN = "en";

  /** The value {@code es}. */
  public static final String ES = "es";

  /** The value {@code fa}. */
  public static final String FA = "fa";

  /** The value {@code fi}. */
  public static final String FI = "fi";

  /** The value {@code fr}. */
  public static final String FR = "fr";

  /** The value {@code he}. */
  public static final String HE = "he";

  /** The value {@code hi}. */
  public static final String HI = "hi";

  /** The value {@code hr}. */
  public static final String HR = "hr";

  /** The value {@code ht}. */
  public static final String HT = "ht";

  /** The value {@code hu}. */
  public static final String HU = "hu";

  /** The value {@code id}. */
  public static final String ID = "id";

  /** The value {@code is}. */
  public static final String IS = "is";

  /** The value {@code it}. */
  public static final String IT = "it";

  /** The value {@code ja}. */
  public static final String JA = "ja";

  /** The value {@code ko}. */
  public static final String KO = "ko";

  /** The value {@code la}. */
  public static final String LA = "la";

  /** The value {@code lt}. */
  public static final String LT = "lt";

  /** The value {@code ms}. */
  public static final String MS = "ms";

  /** The value {@code ne}. */
  public static final String NE = "ne";

  /** The value {@code nl}. */
  public static final String NL = "nl";

  /** The value {@code no}. */
  public static final String NO = "no";

  /** The value {@code pa}. */
  public static final String PA = "pa";

  /** The value {@code pl}. */
  public static final String PL = "pl";

  /** The value {@code pt}. */
  public static final String PT = "pt";

  /** The value {@code ro}. */
  public static final String RO = "ro";

  /** The value {@code ru}. */
  public static final String RU = "ru";

  /** The value {@code sa}. */
  public static final String SA = "sa";

  /** The value {@code sk}. */
  public static final String SK = "sk";

  /** The value {@code sr}. */
  public static final String SR = "sr";

  /** The value {@code sv}. */
  public static final String SV = "sv";

  /** The value {@code sw}. */
  public static final String SW = "sw";

  /** The value {@code ta}. */
  public static final String TA = "ta";

  /** The value {@code te}. */
  public static final String TE = "te";

  /** The value {@code th}. */
  public static final String TH = "th";

  /** The value {@code tl}. */
  public static final String TL = "tl";

  /** The value {@code tr}. */
  public static final String TR = "tr";

  /** The value {@code uk}. */
  public static final String UK = "uk";

  /** The value {@code ur}. */
  public static final String UR = "ur";

  /** The value {@code vi}. */
  public static final String VI = "vi";

  /** The value {@code yue}. */
  public static final String YUE = "yue";

  /** The value {@code zh}. */
  public static final String ZH = "zh";

  private SongLanguages() {}

  /** {@return all of them} */
  static Object[] all() {
    return new Object[] {
      AR, AZ, BG, BN, CA, CS, DA, DE, EL, EN, ES, FA, FI, FR, HE, HI, HR, HT, HU, ID, IS, IT, JA,
      KO, LA, LT, MS, NE, NL, NO, PA, PL, PT, RO, RU, SA, SK, SR, SV, SW, TA, TE, TH, TL, TR, UK,
      UR, VI, YUE, ZH
    };
  }
}
