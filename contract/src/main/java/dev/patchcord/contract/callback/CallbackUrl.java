package dev.patchcord.contract.callback;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An absolute URL for the carrier to call. Query parameters are part of the carrier's signature, so
 * they can be believed.
 *
 * <p>The fragment asks Twilio to retry (webhook connection overrides: {@code rc} retries, {@code
 * rp} on what, {@code rt} read and {@code ct} connect timeout in ms). It is neither sent nor
 * signed.
 */
public final class CallbackUrl {
  private static final String STATUS_RETRIES = "#rc=3&rp=all&rt=4000&ct=2000";
  private static final String DOCUMENT_RETRIES = "#rc=2&rp=5xx,ct,rt&rt=7000&ct=2000";

  private final StringBuilder text;
  private char separator = '?';

  private CallbackUrl(String text) {
    this.text = new StringBuilder(text);
  }

  /**
   * Starts a URL.
   *
   * @param base public base URL of the ingress, with or without a trailing slash
   * @param path one of {@link Webhook}'s
   */
  public static CallbackUrl of(URI base, String path) {
    String prefix = base.toString();
    return new CallbackUrl(
        (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path);
  }

  public CallbackUrl call(String callId) {
    return with(Webhook.CALL, callId);
  }

  public CallbackUrl leg(String leg) {
    return with(Webhook.LEG, leg);
  }

  public CallbackUrl attempt(int attempt) {
    return with(Webhook.ATTEMPT, Integer.toString(attempt));
  }

  public CallbackUrl step(int step) {
    return with(Webhook.STEP, Integer.toString(step));
  }

  public CallbackUrl announcement(int announcement) {
    return with(Webhook.ANNOUNCEMENT, Integer.toString(announcement));
  }

  public CallbackUrl callback(int callback) {
    return with(Webhook.CALLBACK_NUMBER, Integer.toString(callback));
  }

  public CallbackUrl purpose(String purpose) {
    return with(Webhook.PURPOSE, purpose);
  }

  /** Marked as led to by the machine's words, see {@link Webhook#SPOKEN}. */
  public CallbackUrl spoken() {
    return with(Webhook.SPOKEN, "1");
  }

  private CallbackUrl with(String name, String value) {
    text.append(separator)
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    separator = '&';
    return this;
  }

  /** For a status callback: retried on everything, since Twilio drops it otherwise. */
  public String forStatus() {
    return text + STATUS_RETRIES;
  }

  /** For a document that a leg waits for. */
  public String forDocument() {
    return text + DOCUMENT_RETRIES;
  }
}
