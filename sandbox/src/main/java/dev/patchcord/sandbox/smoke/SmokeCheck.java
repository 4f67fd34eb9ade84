package dev.patchcord.sandbox.smoke;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question to somebody's server, which changes nothing there.
 *
 * @param title what holds if it passes
 * @param method GET or POST
 * @param authorization value of the header; null for none. Never printed
 * @param form body of a POST
 * @param verdict on the answer
 */
record SmokeCheck(
    String title,
    String method,
    URI url,
    @Nullable String authorization,
    @Nullable String form,
    Verdict verdict) {

  /** What is wrong with an answer, and what to do; empty if it is right. */
  @FunctionalInterface
  interface Verdict {
    Optional<String> fault(int status, String body);
  }

  /** The request in one line, without what proves who asks. */
  String request() {
    return "%s %s%s%s"
        .formatted(
            method,
            url,
            form == null ? "" : "  " + form,
            authorization == null
                ? ""
                : "  (Authorization: " + authorization.split(" ", 2)[0] + " ...)");
  }
}
