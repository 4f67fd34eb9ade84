package dev.patchcord.ingress.security;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The URLs that Twilio may have signed for one request. Twilio is inconsistent about the port, so
 * its own SDKs try the URL with and without it (reference: twilio-java {@code RequestValidator}).
 * Nothing is decoded or encoded again: the text after the authority stays as it was sent.
 */
final class SignedUrls {
  private SignedUrls() {}

  /**
   * Variants of one URL: as it is, with the scheme's default port, without port.
   *
   * @param base scheme, authority and perhaps a path prefix
   * @param target raw path and raw query of the request line
   */
  static Set<String> of(String base, String target) {
    String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    String url = prefix + target;
    Set<String> variants = new LinkedHashSet<>();
    variants.add(url);
    int schemeEnd = url.indexOf("://");
    if (schemeEnd < 0) {
      return variants;
    }
    int start = schemeEnd + 3;
    int end = start;
    while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
      end++;
    }
    String authority = url.substring(start, end);
    int port = portAt(authority);
    String head = url.substring(0, start);
    String tail = url.substring(end);
    if (port < 0) {
      variants.add(head + authority + (url.startsWith("https:") ? ":443" : ":80") + tail);
    } else {
      variants.add(head + authority.substring(0, port) + tail);
    }
    return variants;
  }

  /** Index of the colon before the port, -1 if there is no port. */
  private static int portAt(String authority) {
    int colon = authority.lastIndexOf(':');
    // In [::1] the last colon belongs to the address.
    return colon > authority.lastIndexOf(']') && colon > authority.lastIndexOf('@') ? colon : -1;
  }
}
