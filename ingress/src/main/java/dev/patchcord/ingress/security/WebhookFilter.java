package dev.patchcord.ingress.security;

import dev.patchcord.ingress.request.Refused;
import dev.patchcord.ingress.request.WebhookRequest;
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

  private final WebhookGate gate;
  private final Refusals refusals;

  public WebhookFilter(WebhookGate gate, Refusals refusals) {
    this.gate = gate;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      request.setAttribute(WebhookRequest.class.getName(), gate.admit(request));
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
