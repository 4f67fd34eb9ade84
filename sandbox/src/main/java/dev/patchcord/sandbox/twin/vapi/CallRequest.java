package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@code POST /call} body that passed the checks: those that Vapi's published schema makes, and a
 * refusal of members that it does not declare (Vapi's validator is strict about them).
 */
record CallRequest(ObjectNode json) {

  /** CreateCallDTO, and two members that Vapi accepts without declaring them. */
  private static final Set<String> MEMBERS =
      Set.of(
          "assistant",
          "assistantId",
          "assistantOverrides",
          "assistantVersion",
          "customer",
          "customerId",
          "customers",
          "metadata",
          "name",
          "phoneCallProviderBypassEnabled",
          "phoneNumber",
          "phoneNumberId",
          "schedulePlan",
          "squad",
          "squadId",
          "squadOverrides",
          "transport",
          "workflow",
          "workflowId",
          "workflowOverrides");

  /** CreateCustomerDTO. */
  private static final Set<String> CUSTOMER_MEMBERS =
      Set.of(
          "assistantOverrides",
          "email",
          "extension",
          "externalId",
          "name",
          "number",
          "numberE164CheckEnabled",
          "sipUri",
          "squadOverrides");

  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");
  private static final Pattern NUMBER = Pattern.compile("\\+?[a-zA-Z0-9]+");

  /**
   * Reads and checks a body.
   *
   * @throws BadCall with all that is wrong with it
   */
  static CallRequest read(byte[] body) {
    JsonNode json;
    try {
      json = VapiJson.parse(body);
    } catch (JacksonException e) {
      throw new BadCall(List.of("body is not JSON: " + e.getOriginalMessage()));
    }
    if (!(json instanceof ObjectNode object)) {
      throw new BadCall(List.of("body must be a JSON object"));
    }
    List<String> faults = new ArrayList<>();
    onlyMembers("", object, MEMBERS, faults);
    oneOf(object, List.of("phoneNumberId", "phoneNumber"), faults);
    oneOf(
        object,
        List.of("assistantId", "assistant", "squadId", "squad", "workflowId", "workflow"),
        faults);
    for (String member : List.of("phoneNumberId", "assistantId", "squadId", "customerId", "name")) {
      JsonNode value = object.path(member);
      if (!value.isMissingNode() && (!value.isString() || value.stringValue().isBlank())) {
        faults.add(member + " must be a non-empty string");
      }
    }
    for (String member :
        List.of("assistant", "assistantOverrides", "metadata", "phoneNumber", "squad")) {
      JsonNode value = object.path(member);
      if (!value.isMissingNode() && !value.isObject()) {
        faults.add(member + " must be an object");
      }
    }
    JsonNode bypass = object.path("phoneCallProviderBypassEnabled");
    if (!bypass.isMissingNode() && !bypass.isBoolean()) {
      faults.add("phoneCallProviderBypassEnabled must be a boolean value");
    }
    customer(object, faults);
    overrides(object.path("assistantOverrides"), faults);
    if (!faults.isEmpty()) {
      throw new BadCall(faults);
    }
    return new CallRequest(object);
  }

  /** Whether the caller's carrier, not Vapi, handles the phone line. */
  boolean bypass() {
    return json.path("phoneCallProviderBypassEnabled").asBoolean(false);
  }

  /** The Twilio leg that the request says it is for; null if it does not say. */
  @Nullable String claimedCallSid() {
    JsonNode ours = json.path("metadata").path("patchcordCallId");
    JsonNode sid = ours.isString() ? ours : json.path("transport").path("callSid");
    return sid.isString() ? sid.stringValue() : null;
  }

  /** The caller's number; null when it was withheld. */
  @Nullable String customerNumber() {
    JsonNode number = json.path("customer").path("number");
    return number.isString() ? number.stringValue() : null;
  }

  Map<String, String> variableValues() {
    Map<String, String> values = new LinkedHashMap<>();
    json.path("assistantOverrides")
        .path("variableValues")
        .properties()
        .forEach(
            member ->
                values.put(
                    member.getKey(),
                    member.getValue().isString()
                        ? member.getValue().stringValue()
                        : member.getValue().toString()));
    return values;
  }

  @Nullable String firstMessage() {
    JsonNode message = json.path("assistantOverrides").path("firstMessage");
    return message.isString() ? message.stringValue() : null;
  }

  Duration maxDuration(Duration otherwise) {
    JsonNode seconds = json.path("assistantOverrides").path("maxDurationSeconds");
    return seconds.isNumber() ? Duration.ofSeconds(seconds.asLong()) : otherwise;
  }

  /**
   * Whether the assistant is set up to send this type; all that the twin sends is on by default.
   */
  boolean wants(String messageType) {
    JsonNode types = json.path("assistantOverrides").path("serverMessages");
    return !types.isArray()
        || types.valueStream().anyMatch(type -> messageType.equals(type.stringValue("")));
  }

  private static void customer(ObjectNode call, List<String> faults) {
    JsonNode customer = call.path("customer");
    if (customer.isMissingNode()) {
      // A withheld number leaves nothing to say about the caller, and with bypass Vapi dials
      // nobody.
      if (!call.has("customerId")
          && !call.has("customers")
          && !call.path("phoneCallProviderBypassEnabled").asBoolean(false)) {
        faults.add("one of customer, customerId, customers is required");
      }
      return;
    }
    if (!(customer instanceof ObjectNode object)) {
      faults.add("customer must be an object");
      return;
    }
    onlyMembers("customer.", object, CUSTOMER_MEMBERS, faults);
    JsonNode number = object.path("number");
    if (number.isMissingNode()) {
      return;
    }
    String text = number.stringValue("");
    if (text.length() < 3 || text.length() > 40) {
      faults.add("customer.number must be a string of 3 to 40 characters");
    } else if (object.path("numberE164CheckEnabled").asBoolean(true)
        ? !E164.matcher(text).matches()
        : !NUMBER.matcher(text).matches()) {
      faults.add(
          "customer.number must be a valid phone number in the E.164 format, for example"
              + " +14155550100");
    }
  }

  private static void overrides(JsonNode overrides, List<String> faults) {
    JsonNode variables = overrides.path("variableValues");
    if (!variables.isMissingNode() && !variables.isObject()) {
      faults.add("assistantOverrides.variableValues must be an object");
    }
    JsonNode firstMessage = overrides.path("firstMessage");
    if (!firstMessage.isMissingNode() && !firstMessage.isString()) {
      faults.add("assistantOverrides.firstMessage must be a string");
    }
    JsonNode seconds = overrides.path("maxDurationSeconds");
    if (!seconds.isMissingNode()
        && !(seconds.isNumber() && seconds.asDouble() >= 10 && seconds.asDouble() <= 43_200)) {
      faults.add("assistantOverrides.maxDurationSeconds must be a number from 10 to 43200");
    }
    JsonNode types = overrides.path("serverMessages");
    if (!types.isMissingNode() && !types.isArray()) {
      faults.add("assistantOverrides.serverMessages must be an array");
    }
  }

  private static void onlyMembers(
      String prefix, ObjectNode object, Set<String> known, List<String> faults) {
    object.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.add("property " + prefix + name + " should not exist"));
  }

  private static void oneOf(ObjectNode object, List<String> members, List<String> faults) {
    if (members.stream().noneMatch(object::has)) {
      faults.add(members.stream().collect(Collectors.joining(", ", "one of ", " is required")));
    }
  }
}
