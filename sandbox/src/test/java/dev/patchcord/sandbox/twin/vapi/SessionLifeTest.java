package dev.patchcord.sandbox.twin.vapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.sandbox.twin.vapi.VapiRehearsal.Stream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionLifeTest {
  private static final String IN_PROGRESS = "status-update in-progress";
  private static final String STARTED = "assistant.started";
  private static final String ENDED = "status-update ended";
  private static final String REPORT = "end-of-call-report";

  private static VapiRehearsal twin;

  @BeforeAll
  static void start() {
    twin = new VapiRehearsal();
  }

  @AfterAll
  static void stop() {
    twin.close();
  }

  @AfterEach
  void restore() {
    twin.vapi.restore();
    twin.customer.answers(message -> new CustomerServer.Answer(200, "{}"));
  }

  private static void hears(JsonNode call, String... types) {
    await()
        .untilAsserted(
            () ->
                assertThat(twin.customer.typesAbout(call.path("id").asString("")))
                    .containsExactly(types));
  }

  private static String endedReason(JsonNode call) {
    return twin.customer.about(call.path("id").asString("")).stream()
        .filter(message -> message.has("endedReason"))
        .map(message -> message.path("endedReason").asString(""))
        .findFirst()
        .orElse("");
  }

  @Test
  void tellsThatTheAssistantTalksWhenTheLegReachesIt() {
    JsonNode call = twin.newCall("CA-starts");
    hears(call);
    twin.opensStream(call, "CA-starts");
    hears(call, IN_PROGRESS, STARTED);
    JsonNode message = twin.customer.about(call.path("id").asString("")).getFirst();
    assertThat(message.at("/call/metadata/patchcordCallId").asString("")).isEqualTo("CA-starts");
    assertThat(message.at("/call/transport/callSid").asString("")).isEqualTo("CA-starts");
    assertThat(message.at("/call/status").asString(""))
        .as("the embedded call is as it was created")
        .isEqualTo("queued");
    assertThat(message.path("timestamp").asLong(0)).isEqualTo(twin.time.now().toEpochMilli());
  }

  @Test
  void saysTheSocketWasClosedWhenTheCallerIsMovedAway() {
    JsonNode call = twin.newCall("CA-moved");
    Stream stream = twin.opensStream(call, "CA-moved");
    stream.closedByLeg().run();
    twin.time.elapse(Duration.ofSeconds(1));
    hears(call, IN_PROGRESS, STARTED, ENDED);
    assertThat(endedReason(call)).isEqualTo("phone-call-provider-closed-websocket");
    assertThat(stream.closedByAssistant()).isFalse();
    twin.time.elapse(Duration.ofSeconds(3));
    hears(call, IN_PROGRESS, STARTED, ENDED, REPORT);
    JsonNode report = twin.customer.about(call.path("id").asString("")).getLast();
    assertThat(report.path("endedReason").asString(""))
        .isEqualTo("phone-call-provider-closed-websocket");
    assertThat(report.has("artifact")).isTrue();
    assertThat(report.has("analysis")).isTrue();
  }

  @Test
  void saysTheCustomerEndedTheCallWhenTheCallerHangsUp() {
    JsonNode call = twin.newCall("CA-gone");
    Stream stream = twin.opensStream(call, "CA-gone");
    stream.closedByLeg().run();
    // The leg's own end shows a moment after its stream's.
    twin.carrier.hungUp.add("CA-gone");
    twin.time.elapse(Duration.ofSeconds(1));
    hears(call, IN_PROGRESS, STARTED, ENDED);
    assertThat(endedReason(call)).isEqualTo("customer-ended-call");
  }

  @Test
  void givesUpASessionThatNoLegReaches() {
    JsonNode call = twin.newCall("CA-never");
    twin.time.elapse(Duration.ofSeconds(19));
    hears(call);
    twin.time.elapse(Duration.ofSeconds(2));
    hears(call, ENDED);
    assertThat(endedReason(call))
        .isEqualTo("phone-call-provider-bypass-enabled-but-no-call-received");
  }

  @Test
  void refusesAStreamToAnUnknownOrUsedSession() {
    JsonNode call = twin.newCall("CA-twice");
    twin.opensStream(call, "CA-twice");
    Stream second = twin.opensStream(call, "CA-twice");
    Stream unknown =
        twin.opensStream(
            twin.read(
                """
                {"phoneCallProviderDetails":{"twiml":"<Stream url=\\"wss://x/nobody/transport\\"/>"}}"""),
            "CA-twice");
    twin.time.elapse(Duration.ZERO);
    assertThat(second.closedByAssistant()).isTrue();
    assertThat(unknown.closedByAssistant()).isTrue();
    second.closedByLeg().run();
    assertThat(twin.session(call).status()).isEqualTo("in-progress");
  }

  @Test
  void hangsUpOnACallerWhoTalksTooLong() {
    JsonNode call = twin.newCall("CA-long");
    Stream stream = twin.opensStream(call, "CA-long");
    twin.time.elapse(Duration.ofSeconds(599));
    assertThat(stream.closedByAssistant()).isFalse();
    twin.time.elapse(Duration.ofSeconds(2));
    assertThat(stream.closedByAssistant()).isTrue();
    hears(call, IN_PROGRESS, STARTED, ENDED);
    assertThat(endedReason(call)).isEqualTo("exceeded-max-duration");
  }

  @Test
  void remembersWhyTheCallerIsBackAndSaysGoodbye() {
    twin.carrier.askForPersonAfter.put("CA-back", Duration.ofSeconds(3));
    JsonNode first = twin.newCall("CA-back");
    Stream stream = twin.opensStream(first, "CA-back");
    twin.time.elapse(Duration.ofSeconds(4));
    stream.closedByLeg().run();

    JsonNode second = twin.newCall("CA-back", ",\"reason\":\"no-answer\",\"attempts\":2");
    Stream back = twin.opensStream(second, "CA-back");
    SessionView view = twin.session(second);
    assertThat(view.number()).isEqualTo(2);
    assertThat(view.variableValues())
        .isEqualTo(Map.of("patchcordCallId", "CA-back", "reason", "no-answer", "attempts", "2"));
    assertThat(twin.vapi.sessions("CA-back")).extracting(SessionView::number).containsExactly(1, 2);
    JsonNode listed =
        twin.read(twin.send("GET", "/twin/vapi/sessions?call=CA-back", "", "").body());
    assertThat(listed.at("/1/variableValues/reason").asString("")).isEqualTo("no-answer");

    twin.time.elapse(Duration.ofSeconds(14));
    assertThat(back.closedByAssistant()).isFalse();
    twin.time.elapse(Duration.ofSeconds(2));
    assertThat(back.closedByAssistant()).isTrue();
    assertThat(twin.session(second).toolCalls()).as("asks only once per call").isEmpty();
    assertThat(twin.session(first).toolCalls()).hasSize(1);
    hears(second, IN_PROGRESS, STARTED, ENDED);
    assertThat(endedReason(second)).isEqualTo("assistant-ended-call");
  }

  @Test
  void tellsOnlyWhatTheAssistantIsSetUpToTell() {
    String body =
        """
        {"phoneNumberId":"p","assistantId":"a","phoneCallProviderBypassEnabled":true,
         "assistantOverrides":{"serverMessages":["end-of-call-report"]}}""";
    JsonNode call = twin.read(twin.postCall(body).body());
    Stream stream = twin.opensStream(call, "CA-quiet");
    stream.closedByLeg().run();
    twin.time.elapse(Duration.ofSeconds(5));
    hears(call, REPORT);
  }

  @Test
  void obeysItsControlUrlWhileTheCallLives() {
    JsonNode call = twin.newCall("CA-control");
    Stream stream = twin.opensStream(call, "CA-control");
    String control = java.net.URI.create(call.at("/monitor/controlUrl").asString("")).getPath();
    assertThat(
            twin.send("POST", control, "{\"type\":\"say\",\"content\":\"One moment.\"}", "")
                .statusCode())
        .isEqualTo(200);
    assertThat(twin.send("POST", control, "{\"type\":\"sing\"}", "").statusCode()).isEqualTo(400);
    assertThat(stream.closedByAssistant()).isFalse();
    assertThat(twin.send("POST", control, "{\"type\":\"end-call\"}", "").statusCode())
        .isEqualTo(200);
    assertThat(stream.closedByAssistant()).isTrue();
    assertThat(twin.send("POST", control, "{\"type\":\"end-call\"}", "").statusCode())
        .isEqualTo(400);
    assertThat(
            twin.send("POST", "/twin/vapi-control/nobody", "{\"type\":\"end-call\"}", "")
                .statusCode())
        .isEqualTo(404);
    assertThat(twin.session(call).controls())
        .extracting(body -> body.path("type").asString(""))
        .containsExactly("say", "end-call");
  }

  @Test
  void keepsTheOrderOfItsMessagesWhenTheCustomerIsSlow() {
    CountDownLatch customerThinks = new CountDownLatch(1);
    twin.customer.answers(
        message -> {
          if ("CA-order".equals(message.at("/call/metadata/patchcordCallId").asString(""))) {
            awaits(customerThinks);
          }
          return new CustomerServer.Answer(200, "{}");
        });
    JsonNode call = twin.newCall("CA-order");
    Stream stream = twin.opensStream(call, "CA-order");
    stream.closedByLeg().run();
    twin.time.elapse(Duration.ofSeconds(5));
    hears(call, IN_PROGRESS);
    assertThat(twin.session(call).deliveries()).isEmpty();
    customerThinks.countDown();
    hears(call, IN_PROGRESS, STARTED, ENDED, REPORT);
    await().untilAsserted(() -> assertThat(twin.session(call).deliveries()).hasSize(4));
    assertThat(twin.session(call).deliveries())
        .allSatisfy(delivery -> assertThat(delivery.status()).isEqualTo(200));
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
