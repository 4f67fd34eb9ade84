package dev.patchcord.ingress.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the ear listens. Defaults are in {@code ingress.yml}.
 *
 * @param instance name of this instance and its reply address; empty for a random one
 * @param publicUrl base URL under which Twilio reaches this service: every signature is checked
 *     against it, every callback URL begins with it
 * @param answerBudget longest time that a leg waits for the machine's answer
 * @param waitBudget longest time that a caller on hold hears nothing while the machine is asked
 *     what is played next
 * @param lateAnswers how long an answer that missed the budget is still acted upon
 * @param repeatWindow how long a repeated delivery of an inbound call gets the same document from
 *     memory; after that the machine is asked, who knows the call
 * @param maxBody largest body of a webhook of Twilio, of {@code /connect} or of an operator
 * @param trustForwarded believe {@code X-Forwarded-Proto/Host/Port}: only behind an own proxy that
 *     sets them
 * @param admitUnsignedFromLoopback admit clients on this machine without signature or token; for
 *     rehearsals only
 * @param transferTools names of the assistant's tools that ask for a person
 * @param availabilityTools names of the assistant's tools that ask for free appointments
 * @param bookingTools names of the assistant's tools that book an appointment
 * @param callbackTools names of the assistant's tools that ask for a callback
 * @param toolBudget longest time for all tool calls of one message, and for an operator's request
 * @param holdMusic URLs played to a waiting caller when the machine cannot be asked, in order; may
 *     be empty
 * @param operators bearer tokens of people who may act on calls, by their names; none: nobody may
 * @param mayRequeue names of those operators who may put dead letters back; none: nobody may
 * @param appointments the iCalendar endpoints
 * @param metrics the endpoint that Prometheus reads
 * @param connect the endpoint {@code /connect}
 * @param sentences what is spoken
 */
@ConfigurationProperties(value = "patchcord.ingress", ignoreUnknownFields = false)
public record IngressSettings(
    String instance,
    String publicUrl,
    Duration answerBudget,
    Duration waitBudget,
    Duration lateAnswers,
    Duration repeatWindow,
    DataSize maxBody,
    boolean trustForwarded,
    boolean admitUnsignedFromLoopback,
    List<String> transferTools,
    List<String> availabilityTools,
    List<String> bookingTools,
    List<String> callbackTools,
    Duration toolBudget,
    List<String> holdMusic,
    @DefaultValue Map<String, String> operators,
    @DefaultValue List<String> mayRequeue,
    Appointments appointments,
    Metrics metrics,
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
   * Booked appointments as iCalendar.
   *
   * @param token of whoever may read them, as bearer token or in the query; empty: only operators
   *     may
   */
  public record Appointments(String token) {}

  /**
   * What is counted here, on the webhooks' port.
   *
   * @param token of whoever may read it, as bearer token; empty: nobody may
   */
  public record Metrics(String token) {}

  /** The public URL, known to be well formed after {@link RequiredSettings} was satisfied. */
  public URI publicUri() {
    return URI.create(publicUrl);
  }

  @Override
  public String toString() {
    return "IngressSettings[" + instance + ", " + publicUrl + "]";
  }
}
