package dev.patchcord.dialer.twilio;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.patchcord.dialer.config.TwilioSettings;
import dev.patchcord.dialer.telephony.Conversation;
import dev.patchcord.telemetry.CallWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The SDK's transport with three things changed: one request is one post, whatever comes back (the
 * SDK's own repeats a create on 5xx, twilio-java 13.0.1 {@code HttpClient.reliableRequest}); the
 * base URL can be chosen (the SDK has no option for it); and the time for connection and reply is
 * really limited (the SDK overwrites a caller's request configuration, twilio-java issue 913).
 *
 * <p>The JDK's client underneath repeats no POST, follows no redirect, and is told to speak
 * HTTP/1.1, as the SDK does: HTTP/2 would let it replay streams after GOAWAY.
 */
final class SinglePostHttpClient extends HttpClient {
  private final java.net.http.HttpClient client;
  private final URI base;
  private final Duration responseTimeout;
  private final Transcript transcript;
  private final RestMeter meter;

  SinglePostHttpClient(TwilioSettings settings, RestMeter meter) {
    this.meter = meter;
    this.base = settings.restBase();
    this.responseTimeout = settings.responseTimeout();
    this.transcript = new Transcript(settings.accountSid());
    this.client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(Request request, int[] retryCodes, int retries, long delay) {
    return makeRequest(request);
  }

  /**
   * Sends once.
   *
   * @throws NotConnected if no connection could be made, so that nothing was sent
   * @throws Throttled if the reply is 429
   * @throws UnreadableReply if the reply is an error without a body in the carrier's form
   * @throws UncheckedIOException if the connection broke or the time ran out
   */
  @Override
  public Response makeRequest(Request request) {
    HttpResponse<String> reply = told(request);
    int status = reply.statusCode();
    if (status == 429) {
      throw new Throttled(reply.headers().firstValue("Retry-After").orElse(""));
    }
    if (status >= 300 && !reply.body().stripLeading().startsWith("{")) {
      throw new UnreadableReply(status);
    }
    return new Response(reply.body(), status);
  }

  /** Sends it, and tells what went over the wire, whatever comes of it. */
  private HttpResponse<String> told(Request request) {
    long begun = System.nanoTime();
    HttpResponse<String> reply = null;
    CallWork work = meter.begin(request);
    try {
      reply = send(toHttp(request));
      return reply;
    } catch (RuntimeException e) {
      work.failed(e);
      throw e;
    } finally {
      Duration took = Duration.ofMillis((System.nanoTime() - begun) / 1_000_000);
      int status = reply == null ? 0 : reply.statusCode();
      work.with("http.response.status_code", status == 0 ? null : Integer.toString(status));
      work.close();
      meter.over(request, status, took);
      Conversation.heard(transcript.of(request, reply, took));
    }
  }

  private HttpRequest toHttp(Request request) {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(rebased(request.constructURL()))
            .header("Authorization", request.getAuthString())
            .header("Accept", "application/json")
            .header("User-Agent", "patchcord-dialer");
    return request.getMethod() == HttpMethod.GET
        ? http.GET().build()
        : http.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(BodyPublishers.ofString(request.encodeFormBody()))
            .build();
  }

  private URI rebased(URL url) {
    String prefix = base.toString();
    return URI.create(
        (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + url.getFile());
  }

  /** Waits for the whole reply: the JDK's own timeout ends with the headers. */
  private HttpResponse<String> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> reply =
        client.sendAsync(request, BodyHandlers.ofString());
    try {
      return reply.get(responseTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      reply.cancel(true);
      throw new UncheckedIOException(
          new IOException("no reply within " + responseTimeout.toMillis() + " ms", e));
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("stopped while waiting for the reply", e));
    } catch (ExecutionException e) {
      throw translated(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private static RuntimeException translated(Throwable cause) {
    return switch (cause) {
      case ConnectException refused -> new NotConnected(refused);
      case HttpConnectTimeoutException slow -> new NotConnected(slow);
      case IOException broken -> new UncheckedIOException(broken);
      default -> new IllegalStateException("the HTTP client failed", cause);
    };
  }
}
