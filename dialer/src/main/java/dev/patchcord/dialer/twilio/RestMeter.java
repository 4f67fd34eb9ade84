package dev.patchcord.dialer.twilio;

import com.twilio.http.Request;
import dev.patchcord.telemetry.Buckets;
import dev.patchcord.telemetry.CallTracer;
import dev.patchcord.telemetry.CallWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Times each request to Twilio, as {@code patchcord.twilio.request} and as a span: by method, kind
 * of resource and status, never by whose resource it is.
 */
final class RestMeter {
  /** After the version and {@code Accounts/{sid}} resources and their ids take turns. */
  private static final int BEFORE_RESOURCES = 3;

  private final MeterRegistry registry;
  private final CallTracer tracer;

  RestMeter(MeterRegistry registry, CallTracer tracer) {
    this.registry = registry;
    this.tracer = tracer;
  }

  /** Begins a request; what happens meanwhile is a part of it. */
  CallWork begin(Request request) {
    return tracer
        .request("twilio " + request.getMethod() + " " + resource(request))
        .with("http.request.method", request.getMethod().toString());
  }

  /**
   * A request is over.
   *
   * @param status HTTP status; 0 if there was no reply
   */
  void over(Request request, int status, Duration took) {
    Buckets.REQUEST
        .timer(
            registry,
            "patchcord.twilio.request",
            "method",
            request.getMethod().toString(),
            "resource",
            resource(request),
            "status",
            status == 0 ? "none" : Integer.toString(status))
        .record(took);
  }

  private static String resource(Request request) {
    return resource(request.constructURL().getPath());
  }

  /** {@code Calls/Recordings} of {@code /2010-04-01/Accounts/AC1/Calls/CA1/Recordings.json}. */
  static String resource(String path) {
    List<String> parts = List.of(path.replaceFirst("^/", "").split("/"));
    return IntStream.range(BEFORE_RESOURCES, parts.size())
        .filter(i -> (i - BEFORE_RESOURCES) % 2 == 0)
        .mapToObj(i -> parts.get(i).replaceFirst("\\.json$", ""))
        .collect(Collectors.joining("/"));
  }
}
