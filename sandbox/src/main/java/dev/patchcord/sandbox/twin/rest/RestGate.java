package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.fault.Fault;
import dev.patchcord.sandbox.twin.fault.Faults;
import dev.patchcord.sandbox.twin.fault.RestOutage;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.sid.Sids;
import dev.patchcord.sandbox.twin.time.TwinClock;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/** Before every REST request: credentials, asked-for failures, the record. */
@Component
final class RestGate extends OncePerRequestFilter {
  /** Request attribute: SID of the leg that the request made. */
  static final String MADE = "twin.made";

  private static final Pattern PATH =
      Pattern.compile(
          "/2010-04-01/Accounts/([^/]+?)(/(Calls|Conferences)(/([^/]+?))?(/(Participants|Recordings)(/([^/]+?))?)?)?(\\.json)?");

  private final TwinSettings settings;
  private final Faults faults;
  private final Chaos chaos;
  private final RestOutage outage;
  private final Sids sids;
  private final TwinRecord record;
  private final TwinClock clock;
  private final JsonMapper json;

  RestGate(
      TwinSettings settings,
      Faults faults,
      Chaos chaos,
      RestOutage outage,
      Sids sids,
      TwinRecord record,
      TwinClock clock,
      JsonMapper json) {
    this.settings = settings;
    this.faults = faults;
    this.chaos = chaos;
    this.outage = outage;
    this.sids = sids;
    this.record = record;
    this.clock = clock;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/2010-04-01");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Twilio-Request-Id", sids.next("RQ"));
    response.setHeader("X-API-Domain", "api.twilio.com");
    Matcher path = PATH.matcher(request.getRequestURI());
    boolean known = path.matches();
    if (!authentic(request) || (known && !path.group(1).equals(settings.accountSid()))) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"Twilio API\"");
      refuse(response, 401, 20003, "Authenticate");
      note(request, 401, false);
      return;
    }
    Optional<Fault> fault = known ? fault(request, operation(request, path)) : Optional.empty();
    if (fault.isEmpty()) {
      chain.doFilter(request, response);
      note(request, response.getStatus(), response.getStatus() < 400);
      return;
    }
    boolean carriedOut = false;
    if (Boolean.TRUE.equals(fault.get().after()) || fault.get().status() == null) {
      ContentCachingResponseWrapper unseen = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, unseen);
      carriedOut = unseen.getStatus() < 400;
      wait(fault.get().delay());
      if (fault.get().status() == null) {
        unseen.copyBodyToResponse();
        note(request, response.getStatus(), carriedOut);
        return;
      }
    } else {
      wait(fault.get().delay());
    }
    note(request, fault.get().status() == null ? 0 : fault.get().status(), carriedOut);
    answer(response, fault.get());
  }

  /** An outage beats what was asked for, and that beats chaos. */
  private Optional<Fault> fault(HttpServletRequest request, String operation) {
    String subject = request.getParameter("Url") + " " + request.getParameter("To");
    return outage
        .fault(operation)
        .or(() -> faults.nextRest(operation))
        .or(() -> chaos.rest(operation, callSid(request), subject));
  }

  private void answer(HttpServletResponse response, Fault fault) throws IOException {
    response.resetBuffer();
    int status = fault.status() == null ? 500 : fault.status();
    if (status == 0) {
      // A promised body that never comes: the client sees the connection end.
      response.setContentLength(1000);
      response.flushBuffer();
      throw new CloseNowException("dropped as asked");
    }
    int usual =
        switch (status) {
          case 429 -> 20429;
          case 503 -> 20503;
          default -> status >= 500 ? 20500 : 20001;
        };
    refuse(response, status, fault.code() == null ? usual : fault.code(), "Failing as asked");
  }

  private void refuse(HttpServletResponse response, int status, int code, String message)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(json.writeValueAsBytes(ErrorBody.of(status, code, message)));
  }

  private boolean authentic(HttpServletRequest request) {
    String given = request.getHeader("Authorization");
    if (given == null || !given.startsWith("Basic ")) {
      return false;
    }
    String wanted = settings.accountSid() + ":" + settings.authToken();
    byte[] expected = Base64.getEncoder().encode(wanted.getBytes(StandardCharsets.UTF_8));
    return MessageDigest.isEqual(
        expected, given.substring("Basic ".length()).strip().getBytes(StandardCharsets.UTF_8));
  }

  private void note(HttpServletRequest request, int status, boolean carriedOut) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
    String prefix = "/2010-04-01/Accounts/" + settings.accountSid();
    String path = request.getRequestURI();
    record.add(
        new Entry.RestRequest(
            clock.now(),
            callSid(request),
            request.getMethod(),
            path.startsWith(prefix) ? path.substring(prefix.length()) : path,
            fields,
            status,
            carriedOut));
  }

  private static @Nullable String callSid(HttpServletRequest request) {
    if (request.getAttribute(MADE) instanceof String made) {
      return made;
    }
    Matcher path = PATH.matcher(request.getRequestURI());
    if (!path.matches()) {
      return null;
    }
    return "Calls".equals(path.group(3)) ? path.group(5) : path.group(9);
  }

  /** {@code POST Calls}, {@code GET Participant}, ...: plural for lists, singular for one. */
  private static String operation(HttpServletRequest request, Matcher path) {
    boolean participants = path.group(7) != null;
    String list = participants ? path.group(7) : path.group(3);
    String one = participants ? path.group(9) : path.group(5);
    String resource = list == null ? "" : one == null ? list : list.substring(0, list.length() - 1);
    return request.getMethod() + " " + resource;
  }

  private static void wait(@Nullable Duration delay) {
    if (delay != null) {
      try {
        boolean ended = new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS);
        assert !ended;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
