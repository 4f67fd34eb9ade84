package dev.patchcord.sandbox.twin.callback;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.callback.WebhookAnswer.Answered;
import dev.patchcord.sandbox.twin.callback.WebhookAnswer.Unanswered;
import dev.patchcord.sandbox.twin.fault.CallbackFate;
import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.fault.Faults;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.sid.Sids;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the requests to the customer's server as Twilio does: signed, with an idempotency token
 * that stays the same over retries, and with the retries and timeouts that the URL's fragment asks
 * for. Unlike Twilio it keeps no cookies and no cache, and calls loopback hosts.
 */
@Component
public final class Webhooks {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

  private final TwilioSignature signature;
  private final Sids sids;
  private final TwinClock clock;
  private final TwinRecord record;
  private final Faults faults;
  private final Chaos chaos;
  private final boolean recordAnswers;
  // The client's own pool would keep a platform thread per exchange under way.
  private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

  Webhooks(
      TwinSettings settings,
      Sids sids,
      TwinClock clock,
      TwinRecord record,
      Faults faults,
      Chaos chaos) {
    this.signature = new TwilioSignature(settings.authToken());
    this.sids = sids;
    this.clock = clock;
    this.record = record;
    this.faults = faults;
    this.chaos = chaos;
    this.recordAnswers = settings.recordAnswers();
  }

  /** Makes the request and waits for the answer, 15 s of the machine's time at most. */
  public WebhookAnswer call(WebhookRequest request) {
    return call(request, sids.nextToken());
  }

  private WebhookAnswer call(WebhookRequest request, String token) {
    int fragmentAt = request.url().indexOf('#');
    ConnectionOverrides overrides = overrides(request, fragmentAt);
    String url = request.target();
    Instant deadline = clock.now().plus(overrides.total());
    WebhookAnswer answer = new Unanswered(11200, "no time left");
    for (int attempt = 1; attempt <= 1 + overrides.retries(); attempt++) {
      Duration left = Duration.between(clock.now(), deadline);
      if (left.isNegative() || left.isZero()) {
        break;
      }
      answer = attempt(request, url, overrides, left, token, attempt);
      String failure = failure(answer);
      if (failure == null || !overrides.retries(failure) || !pause(BETWEEN_TRIES)) {
        break;
      }
    }
    return answer;
  }

  /** What becomes of a status callback: what was asked for, else what chaos wants. */
  CallbackFate fate(WebhookRequest request) {
    Optional<CallbackFate> asked = faults.nextCallback(request.kind());
    if (asked.isPresent() && asked.get().copies().isEmpty()) {
      record.add(new Entry.Note(clock.now(), request.callSid(), "lost as asked: " + request.url()));
    }
    return asked.orElseGet(() -> chaos.callback(request.kind(), request.callSid(), request.url()));
  }

  /**
   * Makes a status callback whose answer only matters to the debugger.
   *
   * @param failureCode Twilio's code of a callback that was not delivered: 15003, 16011, ...
   */
  void deliver(WebhookRequest request, int failureCode, CallbackFate fate) {
    String token = "";
    for (CallbackFate.Copy copy : fate.copies()) {
      if (!copy.delay().isZero() && !pause(copy.delay())) {
        return;
      }
      token = copy.sameToken() ? token : sids.nextToken();
      report(request, failureCode, call(request, token));
    }
  }

  private void report(WebhookRequest request, int failureCode, WebhookAnswer answer) {
    String failure =
        switch (answer) {
          case Answered a when a.success() -> null;
          case Answered a -> "answered " + a.status();
          case Unanswered u -> u.reason();
        };
    if (failure != null) {
      record.notify(clock.now(), request.callSid(), failureCode, request.url() + ": " + failure);
    }
  }

  private ConnectionOverrides overrides(WebhookRequest request, int fragmentAt) {
    if (fragmentAt < 0) {
      return ConnectionOverrides.DEFAULT;
    }
    try {
      return ConnectionOverrides.parse(request.url().substring(fragmentAt + 1));
    } catch (IllegalArgumentException e) {
      record.notify(
          clock.now(),
          request.callSid(),
          11240,
          "bad fragment in " + request.url() + ": " + e.getMessage());
      return ConnectionOverrides.DEFAULT;
    }
  }

  private WebhookAnswer attempt(
      WebhookRequest request,
      String url,
      ConnectionOverrides overrides,
      Duration left,
      String token,
      int attempt) {
    Instant sent = clock.now();
    WebhookAnswer answer = send(request, url, overrides, left, token);
    Instant now = clock.now();
    record.add(
        new Entry.WebhookSent(
            now,
            request.callSid(),
            request.kind(),
            request.method(),
            url,
            request.fields(),
            token,
            attempt,
            answer instanceof Answered answered ? answered.status() : 0,
            answer instanceof Unanswered unanswered ? unanswered.reason() : null,
            Duration.between(sent, now),
            answer instanceof Answered answered && recordAnswers && !answered.body().isEmpty()
                ? answered.body()
                : null));
    return answer;
  }

  private WebhookAnswer send(
      WebhookRequest request,
      String url,
      ConnectionOverrides overrides,
      Duration left,
      String token) {
    try {
      HttpRequest.Builder http =
          HttpRequest.newBuilder(URI.create(url))
              .header("User-Agent", "TwilioProxy/1.1")
              .header("Accept", "*/*")
              .header("X-Home-Region", "us1")
              .header("I-Twilio-Idempotency-Token", token)
              .header(
                  "X-Twilio-Signature",
                  signature.of(url, request.isGet() ? Map.of() : request.fields()));
      if (request.isGet()) {
        http.GET();
      } else {
        http.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(BodyPublishers.ofString(request.form()));
      }
      HttpResponse<String> response =
          within(
              overrides.read().compareTo(left) < 0 ? overrides.read() : left,
              client(overrides.connect()).sendAsync(http.build(), BodyHandlers.ofString()));
      return new Answered(response.statusCode(), contentType(response), response.body());
    } catch (HttpConnectTimeoutException e) {
      return new Unanswered(11205, "no connection within " + overrides.connect());
    } catch (TimeoutException e) {
      return new Unanswered(11200, "no answer in time");
    } catch (ConnectException e) {
      return e.getCause() instanceof UnresolvedAddressException
          ? new Unanswered(11210, "unknown host")
          : new Unanswered(11205, "connection refused");
    } catch (IOException e) {
      return new Unanswered(11200, "connection lost: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return new Unanswered(11100, "not a URL that can be requested: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unanswered(11200, "the twin is being shut down");
    }
  }

  /** The answer with all of its body: the client's own timeout ends at the headers. */
  private static <T> T within(Duration limit, Future<T> exchange)
      throws IOException, InterruptedException, TimeoutException {
    try {
      return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException lost) {
        throw lost;
      }
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      // Ends an exchange that is given up; of no effect on one that is done.
      exchange.cancel(true);
    }
  }

  private HttpClient client(Duration connect) {
    return clients.computeIfAbsent(
        connect,
        timeout ->
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(exchanges)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(timeout)
                .build());
  }

  /** The word in the {@code rp} override for what went wrong; null if nothing did. */
  private static @Nullable String failure(WebhookAnswer answer) {
    return switch (answer) {
      case Answered a when a.status() >= 500 -> "5xx";
      case Answered a when a.status() >= 400 -> "4xx";
      case Answered a -> null;
      case Unanswered u when u.code() == 11205 || u.code() == 11210 -> "ct";
      case Unanswered u when u.code() == 11100 -> null;
      case Unanswered u -> "rt";
    };
  }

  /** In the machine's time; false if the twin is being closed. */
  private static boolean pause(Duration wait) {
    try {
      return !new CountDownLatch(1).await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String contentType(HttpResponse<?> response) {
    String header = response.headers().firstValue("Content-Type").orElse("");
    int parameters = header.indexOf(';');
    return (parameters < 0 ? header : header.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
