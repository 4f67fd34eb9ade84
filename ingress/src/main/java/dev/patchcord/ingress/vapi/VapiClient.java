package dev.patchcord.ingress.vapi;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.config.VapiSettings;
import dev.patchcord.ingress.translate.VapiEvents;
import dev.patchcord.telemetry.Buckets;
import dev.patchcord.telemetry.CallTracer;
import dev.patchcord.telemetry.CallWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Vapi over its REST interface: {@code POST /call} with the provider bypass, which answers with
 * TwiML instead of placing a call. The bypass is used by Vapi's guides but not declared in its
 * specification, so an answer without TwiML is expected to happen and is a failure with a cause.
 *
 * <p>Posted exactly once: there is no idempotency key, and a second post would be a second session.
 * The JDK's client does not repeat a POST either.
 */
public final class VapiClient implements AiSessions, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(VapiClient.class);

  /** Vapi refuses other numbers (its check of E.164 is on by default). */
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

  /** Bytes of a TwiML document; Twilio ends the call at a larger one (its error 11750). */
  private static final int LARGEST_TWIML = 64 * 1024;

  /** The rest of the answer is small. */
  private static final long LARGEST_ANSWER = 1_000_000;

  private final VapiSettings settings;
  private final URI endpoint;
  private final HttpClient http;
  private final VapiCallIds callIds;
  private final MeterRegistry meters;
  private final CallTracer tracer;

  public VapiClient(
      VapiSettings settings, VapiCallIds callIds, MeterRegistry meters, CallTracer tracer) {
    this.settings = settings;
    this.meters = meters;
    this.tracer = tracer;
    String base = settings.baseUrl();
    this.endpoint =
        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/call");
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.budget())
            .build();
    this.callIds = callIds;
  }

  @Override
  public Opening open(
      String callId,
      String callerNumber,
      @Nullable String assistantId,
      Map<String, String> context) {
    String assistant = assistantId == null ? settings.assistantId() : assistantId;
    Opening opening;
    Timer.Sample begun = Timer.start(meters);
    try (CallWork work = tracer.request("vapi POST call")) {
      tracer.about(callId);
      opening = post(callId, body(callId, callerNumber, assistant, context));
      work.with("patchcord.cause", opening instanceof NotOpened failed ? failed.cause() : null);
    }
    String result = opening instanceof Opened ? "opened" : "not-opened";
    begun.stop(Buckets.REQUEST.timer(meters, "patchcord.vapi.session", "result", result));
    switch (opening) {
      case Opened opened -> callIds.remember(opened.vapiCallId(), callId);
      case NotOpened failed -> log.warn("no AI session for {}: {}", callId, failed.cause());
    }
    return opening;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private Opening post(String callId, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(settings.budget())
            .header("Authorization", "Bearer " + settings.privateApiKey())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      // The request's own timeout ends with the headers; this one covers the body too.
      HttpResponse<byte[]> response =
          answer.get(settings.budget().toMillis(), TimeUnit.MILLISECONDS);
      return read(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      return tooSlow();
    } catch (ExecutionException e) {
      return e.getCause() instanceof java.net.http.HttpTimeoutException
          ? tooSlow()
          : new NotOpened("Vapi could not be reached: " + oneLine(e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new NotOpened("The ingress was stopped while Vapi was asked for " + callId + ".");
    }
  }

  private byte[] body(
      String callId, String callerNumber, String assistant, Map<String, String> context) {
    Map<String, String> variables = new HashMap<>(context);
    variables.put(VapiEvents.CALL_ID, callId);
    Map<String, Object> overrides = new LinkedHashMap<>();
    overrides.put("variableValues", variables);
    String firstMessage = context.get("firstMessage");
    if (firstMessage != null) {
      overrides.put("firstMessage", firstMessage);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("phoneNumberId", settings.phoneNumberId());
    body.put("phoneCallProviderBypassEnabled", true);
    if (E164.matcher(callerNumber).matches()) {
      body.put("customer", Map.of("number", callerNumber));
    }
    body.put("assistantId", assistant);
    body.put("metadata", Map.of(VapiEvents.CALL_ID, callId));
    body.put("assistantOverrides", overrides);
    return ContractJson.write(body);
  }

  private static Opening read(int status, byte[] body) {
    if (status / 100 != 2) {
      return new NotOpened("Vapi answered " + status + excerpt(body));
    }
    try {
      JsonNode call = ContractJson.mapper().readTree(body);
      JsonNode twiml = call.path("phoneCallProviderDetails").path("twiml");
      if (!twiml.isString() || twiml.asString().isBlank()) {
        return new NotOpened(
            "Vapi answered " + status + " without phoneCallProviderDetails.twiml.");
      }
      int size = twiml.asString().getBytes(StandardCharsets.UTF_8).length;
      if (size > LARGEST_TWIML) {
        return new NotOpened(
            "Vapi answered with TwiML of "
                + size
                + " bytes; Twilio takes at most "
                + LARGEST_TWIML
                + ".");
      }
      return new Opened(
          call.path("id").isString() ? call.path("id").asString() : "", twiml.asString());
    } catch (JacksonException e) {
      return new NotOpened("Vapi answered " + status + " with something that is not JSON.");
    }
  }

  private NotOpened tooSlow() {
    return new NotOpened("Vapi did not answer within " + settings.budget().toMillis() + " ms.");
  }

  private static String excerpt(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8)
            .replaceAll("\\s+", " ")
            .strip();
    return text.isEmpty() ? "." : ": " + text;
  }

  private static String oneLine(@Nullable Throwable cause) {
    String message = cause == null ? null : cause.getMessage();
    String kind = cause instanceof IOException ? cause.getClass().getSimpleName() : "error";
    return message == null ? kind : kind + ": " + message.replaceAll("\\s+", " ");
  }
}
