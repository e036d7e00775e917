// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.internal.download;

import com.modelslab.internal.http.BaseUri;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a download may go to: https and public, so that a response cannot make this side
 * ask hosts that only it can reach. If the base URI is private, so may links be. Names are judged
 * as they are written; they are not looked up. Immutable.
 */
final class LinkRules {
  private static final Pattern NUMBER = Pattern.compile("(0x[0-9a-f]*|[0-9]+)");
  private static final String OCTET = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern INTERNAL =
      Pattern.compile("[^.]*|.*\\.(localhost|local|internal|lan|home\\.arpa)");

  private final boolean privateAllowed;
  private final boolean plainAllowed;

  LinkRules(URI base) {
    this.privateAllowed = isPrivate(base.getHost());
    this.plainAllowed = BaseUri.isLoopback(base.getHost());
  }

  /**
   * {@return why a download must not go to {@code link}; null if it may}
   *
   * @param before the link that led there; null for the first one
   */
  @Nullable String problem(URI link, @Nullable URI before) {
    String scheme = link.getScheme() == null ? "" : link.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return "it is not an https address";
    }
    String host = link.getHost();
    if (host == null) {
      return "its host name is not one that can be looked up, because of a character such as _."
          + " Download it with another program";
    }
    boolean plain = scheme.equals("http");
    if (plain && !(plainAllowed && BaseUri.isLoopback(host))) {
      return "it is not an https address. Plain http is for loopback only, if the base URI is"
          + " loopback too";
    }
    if (plain && before != null && "https".equalsIgnoreCase(before.getScheme())) {
      return "it leads from https to plain http";
    }
    return !privateAllowed && isPrivate(host)
        ? "it leads to " + host + ", which is a private address, and the base URI is not"
        : null;
  }

  /** {@return whether a host can only be meant for this machine or network} */
  static boolean isPrivate(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    boolean ipv6 = name.startsWith("[");
    if (!ipv6 && !NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()) {
      return INTERNAL.matcher(name).matches();
    }
    if (!ipv6 && !IPV4.matcher(name).matches()) {
      return true; // an address in a form that programs read in different ways
    }
    try {
      return isPrivate(InetAddress.getByName(name).getAddress());
    } catch (UnknownHostException e) {
      return true;
    }
  }

  private static boolean isPrivate(byte[] address) {
    int first = address[0] & 0xff;
    int second = address[1] & 0xff;
    if (address.length == 4) {
      return first == 0
          || first == 10
          || first == 127
          || first >= 224
          || (first == 100 && second >= 64 && second < 128)
          || (first == 169 && second == 254)
          || (first == 172 && second >= 16 && second < 32)
          || (first == 192 && second == 168)
          || (first == 198 && (second == 18 || second == 19));
    }
    // Only 2000::/3 is public; 2002::/16 and 64:ff9b::/96 carry an IPv4 address.
    return first >> 5 != 1 || (first == 0x20 && second == 2);
  }
}
