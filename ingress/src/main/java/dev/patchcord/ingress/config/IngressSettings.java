package dev.patchcord.ingress.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How the ear listens. Defaults are in {@code ingress.yml}.
 *
 * @param instance name of this instance and its reply address; empty for a random one
 * @param publicUrl base URL under which Twilio reaches this service: every signature is checked
 *     against it, every callback URL begins with it
 * @param answerBudget longest time that a leg waits for the machine's answer
 * @param lateAnswers how long an answer that missed the budget is still acted upon
 * @param repeatWindow how long a repeated delivery of an inbound call gets the same document from
 *     memory; after that the machine is asked, who knows the call
 * @param maxBody largest body of a webhook of Twilio or of {@code /connect}
 * @param trustForwarded believe {@code X-Forwarded-Proto/Host/Port}: only behind an own proxy that
 *     sets them
 * @param admitUnsignedFromLoopback admit clients on this machine without signature or token; for
 *     rehearsals only
 * @param transferTools names of the assistant's tools that ask for a person
 * @param holdMusic URLs played to a waiting caller, in order; may be empty
 * @param connect the endpoint {@code /connect}
 * @param sentences what is spoken
 */
@ConfigurationProperties(value = "patchcord.ingress", ignoreUnknownFields = false)
public record IngressSettings(
    String instance,
    String publicUrl,
    Duration answerBudget,
    Duration lateAnswers,
    Duration repeatWindow,
    DataSize maxBody,
    boolean trustForwarded,
    boolean admitUnsignedFromLoopback,
    List<String> transferTools,
    List<String> holdMusic,
    Connect connect,
    Sentences sentences) {

  /**
   * The endpoint for whoever wants a caller connected without a tool call.
   *
   * @param token bearer token
   * @param allowWithoutCallSid take the only live call when the request names none; for rehearsals
   */
  public record Connect(String token, boolean allowWithoutCallSid) {}

  /**
   * Spoken texts of the documents that the machine does not word itself.
   *
   * @param holding said between the pieces of the waiting music
   * @param pressToAccept said to a specialist after the screening sentence
   * @param screening said to a specialist when the machine did not answer in time
   * @param oneMoment said while the machine's answer to an acceptance is awaited
   * @param stayOnTheLine said to a caller while the machine's answer is awaited
   * @param nobodyAvailable said to a caller when neither the machine nor the AI can be had
   * @param notNeeded said to a specialist who is not needed
   * @param announcement the announcement document
   * @param apology said when a document could not be had
   * @param transferring result of the tool call, read by the assistant's model
   */
  public record Sentences(
      String holding,
      String pressToAccept,
      String screening,
      String oneMoment,
      String stayOnTheLine,
      String nobodyAvailable,
      String notNeeded,
      String announcement,
      String apology,
      String transferring) {}

  /** The public URL, known to be well formed after {@link RequiredSettings} was satisfied. */
  public URI publicUri() {
    return URI.create(publicUrl);
  }
}
