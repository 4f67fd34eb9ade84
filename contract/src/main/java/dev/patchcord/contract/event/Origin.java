package dev.patchcord.contract.event;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where an event came from, without loss: everything the vendor sent.
 *
 * @param source who spoke: {@code twilio}, {@code vapi}, {@code connect} or {@code ingress} (facts
 *     that the ingress found out by itself, such as an AI session that could not be opened)
 * @param webhook path that was called, without query, for example {@code /participant-status}
 * @param deliveryId the same for every repetition of one delivery: Twilio's {@code
 *     I-Twilio-Idempotency-Token} where present, else derived from the identifying fields. Becomes
 *     the CloudEvents id; the machine drops a repetition by it
 * @param query parameters of the URL, in our own words ({@code call}, {@code leg}, {@code attempt})
 * @param fields form fields as received, repeated ones in order; empty for JSON bodies
 * @param body JSON body as received; null for forms
 */
public record Origin(
    String source,
    String webhook,
    String deliveryId,
    Map<String, String> query,
    Map<String, List<String>> fields,
    @Nullable JsonNode body) {

  public Origin {
    query = new TreeMap<>(query);
    fields = new TreeMap<>(fields);
  }
}
