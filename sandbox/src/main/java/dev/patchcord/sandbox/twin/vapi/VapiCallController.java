package dev.patchcord.sandbox.twin.vapi;

import dev.patchcord.sandbox.twin.vapi.VapiBehaviour.Mode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Vapi's REST API: make a call, read a call. */
@RestController
class VapiCallController {
  private static final String BEARER = "Bearer ";

  private final VapiProperties properties;
  private final Settings settings;
  private final Sessions sessions;
  private final SessionLife life;

  VapiCallController(
      VapiProperties properties, Settings settings, Sessions sessions, SessionLife life) {
    this.properties = properties;
    this.settings = settings;
    this.sessions = sessions;
    this.life = life;
  }

  @PostMapping("/call")
  @Nullable DeferredResult<ResponseEntity<byte[]>> create(
      HttpServletRequest http,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestBody(required = false) byte @Nullable [] body) {
    VapiBehaviour behaviour = settings.now();
    if (behaviour.mode() == Mode.DOWN) {
      DroppedConnection.drop(http);
      return null;
    }
    Duration latency = behaviour.mode() == Mode.SLOW ? behaviour.latency() : Duration.ZERO;
    // With a time limit of its own: the container's would answer a long latency with 503.
    DeferredResult<ResponseEntity<byte[]>> answer =
        new DeferredResult<>(latency.plusMinutes(1).toMillis());
    ResponseEntity<byte[]> made = made(behaviour, authorization, body, twin());
    if (latency.isZero()) {
      answer.setResult(made);
    } else {
      CompletableFuture.delayedExecutor(latency.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> deliver(made, answer));
    }
    return answer;
  }

  private static void deliver(
      ResponseEntity<byte[]> made, DeferredResult<ResponseEntity<byte[]>> answer) {
    try {
      answer.setResult(made);
    } catch (IllegalStateException nobodyWaits) {
      // The budget of whoever asked was shorter than this latency, as it is meant to be.
    }
  }

  private ResponseEntity<byte[]> made(
      VapiBehaviour behaviour, @Nullable String authorization, byte @Nullable [] body, URI twin) {
    Optional<ResponseEntity<byte[]>> stranger = refused(authorization);
    if (stranger.isPresent()) {
      return stranger.get();
    }
    if (behaviour.mode() == Mode.ERROR) {
      return failure(behaviour.errorStatus());
    }
    CallRequest request;
    try {
      request = CallRequest.read(body == null ? new byte[0] : body);
    } catch (BadCall e) {
      return VapiAnswer.badRequest(e.faults());
    }
    int limit = behaviour.concurrencyLimit();
    int live = limit == 0 ? 0 : sessions.live();
    if (limit > 0 && live >= limit) {
      return VapiAnswer.of(400, "Bad Request", "Over Concurrency Limit");
    }
    Session session = life.begin(request, twin);
    String twiml =
        request.bypass() && behaviour.mode() != Mode.NO_TWIML ? CallDocument.twiml(session) : null;
    if (twiml != null && behaviour.mode() == Mode.OK) {
      // Not when slow: whoever posted may have given up, and its caller then is not here.
      life.handedOver(session, twiml);
    }
    return VapiAnswer.json(201, CallDocument.created(session, behaviour, twiml, limit, live + 1));
  }

  @GetMapping("/call/{id}")
  ResponseEntity<byte[]> read(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @PathVariable String id) {
    return refused(authorization)
        .orElseGet(
            () ->
                sessions
                    .find(id)
                    .map(
                        session ->
                            VapiAnswer.json(
                                200, CallDocument.current(session, settings.now().sids())))
                    .orElseGet(() -> VapiAnswer.of(404, "Not Found", "no call " + id)));
  }

  /** Vapi does not document its 401 body; it is in the form of its other errors here. */
  private Optional<ResponseEntity<byte[]>> refused(@Nullable String authorization) {
    String key =
        authorization != null && authorization.startsWith(BEARER)
            ? authorization.substring(BEARER.length()).strip()
            : "";
    boolean known =
        properties.privateApiKey().isBlank()
            ? !key.isEmpty()
            : properties.privateApiKey().equals(key);
    return known
        ? Optional.empty()
        : Optional.of(
            VapiAnswer.of(
                401, "Unauthorized", "the private key is needed in Authorization: Bearer"));
  }

  private static ResponseEntity<byte[]> failure(int status) {
    if (status == 429) {
      return VapiAnswer.of(429, "Too Many Requests", "Rate limit exceeded");
    }
    HttpStatus known = HttpStatus.resolve(status);
    String words = known == null ? "Error" : known.getReasonPhrase();
    return VapiAnswer.of(status, words, words);
  }

  private static URI twin() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
  }
}
