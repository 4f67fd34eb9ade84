package dev.patchcord.sandbox.twin.callback;

/** What the customer's server said. */
public sealed interface WebhookAnswer {

  /**
   * It answered.
   *
   * @param contentType without parameters, lower case; empty if it sent none
   */
  record Answered(int status, String contentType, String body) implements WebhookAnswer {
    /** 2xx: Twilio takes everything else for an error. */
    public boolean success() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * It did not.
   *
   * @param code Twilio's: 11200 slow, 11205 no connection, 11210 unknown host, 11100 bad URL
   */
  record Unanswered(int code, String reason) implements WebhookAnswer {}
}
