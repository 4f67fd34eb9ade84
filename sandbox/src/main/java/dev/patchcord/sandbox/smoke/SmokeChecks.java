package dev.patchcord.sandbox.smoke;

import dev.patchcord.contract.wire.ContractJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What must hold before the first real call, in the order in which one thing needs another. Members
 * of the answers: Twilio's IncomingPhoneNumbers resource, Vapi's {@code GET /assistant/{id}}.
 */
final class SmokeChecks {
  private static final String TRANSFER_TOOL = "connect_specialist";
  private static final List<String> MESSAGES =
      List.of("tool-calls", "status-update", "end-of-call-report");

  private final Deployment deployment;
  private final String publicUrl;

  private SmokeChecks(Deployment deployment) {
    this.deployment = deployment;
    this.publicUrl = deployment.url("PUBLIC_URL", "");
  }

  static List<SmokeCheck> of(Deployment deployment) {
    SmokeChecks checks = new SmokeChecks(deployment);
    return List.of(
        checks.ingressIsUp(),
        checks.strangersAreRefused(),
        checks.programsNeedTheToken(),
        checks.numberCallsTheIngress(),
        checks.assistantAsksTheIngress());
  }

  private SmokeCheck ingressIsUp() {
    return new SmokeCheck(
        "the ingress is reached under PUBLIC_URL, and its log takes events",
        "GET",
        URI.create(publicUrl + "/actuator/health/readiness"),
        null,
        null,
        answers(200, "answered %d: is the TLS proxy before the ingress, and Kafka up?"));
  }

  private SmokeCheck strangersAreRefused() {
    return new SmokeCheck(
        "a webhook without Twilio's signature is refused",
        "POST",
        URI.create(publicUrl + "/inbound_call"),
        null,
        "CallSid=CA00000000000000000000000000000000",
        answers(
            403,
            "answered %d, not 403: is this the ingress, and is admit-unsigned-from-loopback off?"));
  }

  private SmokeCheck programsNeedTheToken() {
    return new SmokeCheck(
        "CONNECT_TOKEN is the one that the ingress has",
        "POST",
        URI.create(publicUrl + "/connect"),
        "Bearer " + deployment.of("CONNECT_TOKEN"),
        null,
        answers(
            400,
            "answered %d, not 400 for a request without a call: was the ingress restarted since the"
                + " token was changed?"));
  }

  private SmokeCheck numberCallsTheIngress() {
    String account = deployment.of("TWILIO_ACCOUNT_SID");
    String number = deployment.of("FROM_NUMBER");
    return new SmokeCheck(
        "%s is a number of the account, and calls the ingress".formatted(number),
        "GET",
        URI.create(
            "%s/2010-04-01/Accounts/%s/IncomingPhoneNumbers.json?PhoneNumber=%s"
                .formatted(
                    deployment.url("TWILIO_BASE_URL", "https://api.twilio.com"),
                    account,
                    URLEncoder.encode(number, StandardCharsets.UTF_8))),
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (account + ":" + deployment.of("TWILIO_AUTH_TOKEN"))
                        .getBytes(StandardCharsets.UTF_8)),
        null,
        (status, body) ->
            firstOf(
                List.of(
                    refused(status, "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"),
                    numberFault(json(body), number))));
  }

  private Optional<String> numberFault(@Nullable JsonNode answer, String number) {
    if (answer == null) {
      return Optional.of("answered no JSON: is TWILIO_BASE_URL Twilio's?");
    }
    JsonNode found = answer.path("incoming_phone_numbers").path(0);
    if (found.isMissingNode()) {
      return Optional.of(
          "the account has no number %s: buy it, or correct FROM_NUMBER".formatted(number));
    }
    String voiceUrl = found.path("voice_url").asString("");
    String wanted = publicUrl + "/inbound_call";
    return firstOf(
        List.of(
            voiceUrl.equals(wanted) || voiceUrl.startsWith(wanted + "#")
                ? Optional.empty()
                : Optional.of(
                    "its voice URL is '%s': set it to %s (POST)".formatted(voiceUrl, wanted)),
            found.path("voice_method").asString("POST").equals("POST")
                ? Optional.empty()
                : Optional.of("its voice URL is fetched by GET: set the method to POST"),
            found.path("voice_fallback_url").asString("").startsWith(publicUrl + "/safe")
                ? Optional.empty()
                : Optional.of(
                    "its fallback URL is not %s/safe: callers would hear an error if the ingress is away"
                        .formatted(publicUrl))));
  }

  private SmokeCheck assistantAsksTheIngress() {
    return new SmokeCheck(
        "the assistant asks the ingress, and can ask for a person",
        "GET",
        URI.create(
            "%s/assistant/%s"
                .formatted(
                    deployment.url("VAPI_BASE_URL", "https://api.vapi.ai"),
                    deployment.of("ASSISTANT_ID"))),
        "Bearer " + deployment.of("PRIVATE_API_KEY"),
        null,
        (status, body) ->
            firstOf(
                List.of(
                    refused(status, "PRIVATE_API_KEY and ASSISTANT_ID"),
                    assistantFault(json(body)))));
  }

  private Optional<String> assistantFault(@Nullable JsonNode assistant) {
    if (assistant == null) {
      return Optional.of("answered no JSON: is VAPI_BASE_URL Vapi's?");
    }
    String wanted = publicUrl + "/vapi/webhook";
    String server = assistant.path("server").path("url").asString("");
    JsonNode messages = assistant.path("serverMessages");
    List<String> sent = messages.valueStream().map(each -> each.asString("")).toList();
    List<String> unsent =
        messages.isArray()
            ? MESSAGES.stream().filter(each -> !sent.contains(each)).toList()
            : List.of();
    return firstOf(
        List.of(
            server.equals(wanted)
                ? Optional.empty()
                : Optional.of("its server URL is '%s': set it to %s".formatted(server, wanted)),
            unsent.isEmpty()
                ? Optional.empty()
                : Optional.of("its serverMessages lack " + String.join(", ", unsent)),
            hasTransferTool(assistant)
                ? Optional.empty()
                : Optional.of(
                    "it has no tool %s: create it from docs/vapi-tools.json and add it to the assistant"
                        .formatted(TRANSFER_TOOL))));
  }

  /** Tools stand in the assistant, or are named there by their ids alone. */
  private static boolean hasTransferTool(JsonNode assistant) {
    JsonNode model = assistant.path("model");
    return !model.path("toolIds").isEmpty()
        || Stream.concat(model.path("tools").valueStream(), assistant.path("tools").valueStream())
            .anyMatch(
                tool -> TRANSFER_TOOL.equals(tool.path("function").path("name").asString("")));
  }

  /**
   * One status is right.
   *
   * @param otherwise what is told, with the status that came instead
   */
  private static SmokeCheck.Verdict answers(int wanted, String otherwise) {
    return (status, _) ->
        status == wanted ? Optional.empty() : Optional.of(otherwise.formatted(status));
  }

  private static Optional<String> refused(int status, String names) {
    return status == 200
        ? Optional.empty()
        : Optional.of("answered %d: are %s right?".formatted(status, names));
  }

  private static @Nullable JsonNode json(String body) {
    try {
      return ContractJson.mapper().readTree(body);
    } catch (JacksonException _) {
      return null;
    }
  }

  private static Optional<String> firstOf(List<Optional<String>> faults) {
    return faults.stream().flatMap(Optional::stream).findFirst();
  }
}
