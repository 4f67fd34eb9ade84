package dev.patchcord.ingress.security;

import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
import dev.patchcord.ingress.translate.CallRef;
import dev.patchcord.telemetry.CallTracer;
import dev.patchcord.telemetry.CallWork;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before every controller. What it lets through carries the {@link WebhookRequest} as an
 * attribute; a controller that does not find one refuses, so a way around this filter leads
 * nowhere.
 */
public final class WebhookFilter extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(WebhookFilter.class);

  private static final String HEALTH = "/actuator/health";

  private final WebhookGate gate;
  private final Refusals refusals;
  private final WebhookMeter meter;
  private final CallTracer tracer;

  public WebhookFilter(WebhookGate gate, Refusals refusals, WebhookMeter meter, CallTracer tracer) {
    this.gate = gate;
    this.refusals = refusals;
    this.meter = meter;
    this.tracer = tracer;
  }

  /** Health alone is anybody's: it tells no details. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (path.equals(Door.METRICS)) {
      admit(request, response, chain);
      return;
    }
    Timer.Sample begun = meter.begin();
    // What the container answers where an exception gets out of here.
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try (CallWork work = tracer.receive("webhook " + Door.nameOf(path), null)) {
      admit(request, response, chain);
      status = response.getStatus();
      work.with("http.response.status_code", Integer.toString(status));
    } finally {
      meter.answered(begun, path, status);
    }
  }

  private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      WebhookRequest admitted = gate.admit(request);
      request.setAttribute(WebhookRequest.class.getName(), admitted);
      tracer.about(CallRef.mentionedBy(admitted));
    } catch (Refused refused) {
      // The path is one of ours or the sender's invention; neither it nor a body is worth more than
      // debug in the log, where a stranger could otherwise write.
      log.debug("refused {}: {}", refused.reason(), refused.getMessage());
      write(refusals.answer(refused), response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static void write(ResponseEntity<byte[]> answer, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.getStatusCode().value());
    answer
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    byte[] body = answer.getBody();
    if (body != null) {
      response.getOutputStream().write(body);
    }
  }
}
