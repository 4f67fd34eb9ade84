package dev.patchcord.ingress.security;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.request.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Counts refusals and words them: one line of {@code application/problem+json} (RFC 9457). */
public final class Refusals {
  private final MeterRegistry meters;

  public Refusals(MeterRegistry meters) {
    this.meters = meters;
    // There from the beginning: a counter that is born with its first refusal shows no increase.
    Stream.of(Refused.Reason.values()).forEach(this::counter);
  }

  private Counter counter(Refused.Reason reason) {
    return meters.counter("patchcord.ingress.refused", "reason", reason.tag());
  }

  /** The answer to a webhook that was turned away. */
  public ResponseEntity<byte[]> answer(Refused refused) {
    Refused.Reason reason = refused.reason();
    counter(reason).increment();
    HttpHeaders headers = new HttpHeaders();
    if (reason == Refused.Reason.TOKEN) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return problem(reason.status(), String.valueOf(refused.getMessage()), headers);
  }

  /** Any other problem body. */
  public static ResponseEntity<byte[]> problem(int status, String detail, HttpHeaders headers) {
    return problem(status, detail, headers, Map.of());
  }

  /**
   * Any other problem body.
   *
   * @param more members beside those that every problem has
   */
  public static ResponseEntity<byte[]> problem(
      int status, String detail, HttpHeaders headers, Map<String, Object> more) {
    Map<String, Object> problem = new TreeMap<>(more);
    problem.put("type", "about:blank");
    problem.put("title", HttpStatus.valueOf(status).getReasonPhrase());
    problem.put("status", status);
    problem.put("detail", detail);
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ContractJson.write(problem));
  }
}
