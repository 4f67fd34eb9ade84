package dev.patchcord.sandbox.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A real twin on loopback, fast, with Twilio's own Java client pointed at it. */
final class TwinRig implements AutoCloseable {
  static final String OUR_NUMBER = "+14155550199";
  static final String SID = "AC000000000000000000000000000000aa";
  static final String TOKEN = "the-token-of-the-test";

  // Each leg gets numbers of its own, so that tests sharing a twin do not meet.
  private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

  final CustomerServer customer = new CustomerServer(TOKEN);
  final ConfigurableApplicationContext context;
  final Legs legs;
  final TwinRecord record;
  final PartyScripts scripts;
  final TwilioRestClient client;
  final String base;
  private final HttpClient http = HttpClient.newHttpClient();

  TwinRig(String... more) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server.port", "0");
    settings.put("server.address", "127.0.0.1");
    settings.put("twin.speed", "40");
    settings.put("twin.account-sid", SID);
    settings.put("twin.auth-token", TOKEN);
    settings.put("twin.default-voice-url", customer.url("/voice"));
    settings.put("twin.default-status-callback", customer.url("/number-status"));
    for (String setting : more) {
      settings.put(
          setting.substring(2, setting.lastIndexOf('=')),
          setting.substring(setting.lastIndexOf('=') + 1));
    }
    context =
        TwinApplication.start(
            settings.entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toArray(String[]::new));
    legs = context.getBean(Legs.class);
    record = context.getBean(TwinRecord.class);
    scripts = context.getBean(PartyScripts.class);
    base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    client = client(SID, TOKEN);
  }

  TwinClock clock() {
    return context.getBean(TwinClock.class);
  }

  static String number(String suffix) {
    return "+1415" + NUMBERS.incrementAndGet() + suffix;
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(10));
  }

  /** Twilio's client, sent here instead of api.twilio.com, without its own retries. */
  TwilioRestClient client(String user, String password) {
    return new TwilioRestClient.Builder(user, password)
        .accountSid(SID)
        .httpClient(
            new com.twilio.http.HttpClient() {
              @Override
              public Response reliableRequest(Request request) {
                return makeRequest(request);
              }

              @Override
              public Response makeRequest(Request request) {
                return send(request);
              }
            })
        .build();
  }

  private Response send(Request request) {
    URI wanted = URI.create(request.constructURL().toString());
    String query = wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery();
    HttpRequest.Builder ours =
        HttpRequest.newBuilder(URI.create(base + wanted.getRawPath() + query))
            .header("Authorization", request.getAuthString());
    if (request.getMethod() == HttpMethod.POST) {
      ours.header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(request.encodeFormBody()));
    } else {
      ours.method(request.getMethod().toString(), BodyPublishers.noBody());
    }
    HttpResponse<String> answer = exchange(ours);
    return new Response(answer.body(), answer.statusCode());
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new com.twilio.exception.ApiException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request to the account's REST API as it stands, with the right credentials. */
  HttpResponse<String> rest(String method, String path, String form) {
    String credentials = SID + ":" + TOKEN;
    return exchange(
        HttpRequest.newBuilder(URI.create(base + "/2010-04-01/Accounts/" + SID + path))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(form)));
  }

  /** A request to the control API. */
  HttpResponse<String> control(String method, String path, String json) {
    return exchange(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** We call somebody; the document is at that path, progress goes to {@code /progress}. */
  Call dial(String to, String path) {
    return Call.creator(
            new PhoneNumber(to), new PhoneNumber(OUR_NUMBER), URI.create(customer.url(path)))
        .setStatusCallback(URI.create(customer.url("/progress?to=" + to.substring(1))))
        .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"))
        .setTimeout(10)
        .create(client);
  }

  Leg reached(String sid, CallStatus status) {
    Leg leg = legs.find(sid).orElseThrow();
    soon().untilAsserted(() -> assertThat(leg.status()).isEqualTo(status));
    return leg;
  }

  /** Call progress of a leg as the customer was told, by SequenceNumber. */
  List<String> progress(String callSid) {
    return customer.hooks("/progress").stream()
        .filter(hook -> hook.field("CallSid").equals(callSid))
        .sorted(
            java.util.Comparator.comparing(hook -> Integer.valueOf(hook.field("SequenceNumber"))))
        .map(hook -> hook.field("CallStatus"))
        .toList();
  }

  /** What the party on a leg heard, as "kind: content". */
  List<String> heard(String callSid) {
    return record.all(Entry.Heard.class, entry -> callSid.equals(entry.callSid())).stream()
        .map(entry -> entry.kind() + ": " + entry.content())
        .toList();
  }

  /** Codes in the debugger for a leg. */
  List<Integer> warnings(String callSid) {
    return record.all(Entry.Notification.class, entry -> callSid.equals(entry.callSid())).stream()
        .map(Entry.Notification::code)
        .toList();
  }

  static JsonMapper json() {
    return JsonMapper.shared();
  }

  @Override
  public void close() {
    context.close();
    customer.close();
    assertThat(customer.forged()).as("webhooks with a bad signature").isEmpty();
  }
}
