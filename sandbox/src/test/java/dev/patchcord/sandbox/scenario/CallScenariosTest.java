package dev.patchcord.sandbox.scenario;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.vapi.ToolCallShape;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class CallScenariosTest {
  private static final String ASKS_FOR_A_PERSON = "{\"askForPersonAfter\":\"PT2S\"}";

  private static CallCentre centre;

  @BeforeAll
  static void open() {
    centre = CallCentre.open(Duration.ofSeconds(8));
  }

  @AfterAll
  static void close() {
    centre.close();
  }

  @AfterEach
  void promises() {
    centre.assistantAsConfigured();
    centre.keptItsPromises();
  }

  @Test
  void bridgesTheCallerWithTheSpecialistWhoPressesOne() {
    centre.specialist(
        """
        {"behaviour":"answers","answerAfter":"PT3S","hangUpWhen":"bridged+PT25S"}""");
    String call = centre.callComesIn("+14155550100", ASKS_FOR_A_PERSON);

    centre.awaitState(call, ENDED);

    assertThat(centre.visited(call)).containsExactly(AI, HOLD, DIALING, BRIDGED, FALLBACK, ENDED);
    assertThat(centre.seen(Entry.Bridged.class, bridged -> bridged.callSid().equals(call)))
        .hasSize(1);
    assertThat(centre.commands(call, DialSpecialist.class)).hasSize(1);
  }

  @Test
  void bringsTheCallerBackToTheAssistantWhenNobodyAnswers() {
    centre.specialist("{\"behaviour\":\"no-answer\"}");
    String call = centre.callComesIn("+14155550101", ASKS_FOR_A_PERSON);

    assertBackWithTheAssistant(call, "no-answer");
    assertThat(centre.seen(Entry.PhoneRang.class, rang -> isFor(rang, call))).hasSize(1);
  }

  @Test
  void bringsTheCallerBackToTheAssistantWhenTheSpecialistIsBusy() {
    centre.specialist("{\"behaviour\":\"busy\"}");
    String call = centre.callComesIn("+14155550102", ASKS_FOR_A_PERSON);

    assertBackWithTheAssistant(call, "busy");
    assertThat(centre.seen(Entry.PhoneRang.class, rang -> isFor(rang, call))).isEmpty();
  }

  @Test
  void givesEachOfManyCallersARoomAndASpecialistOfTheirOwn() {
    centre.specialist("{\"behaviour\":\"answers\",\"hangUpWhen\":\"bridged+PT15S\"}");
    List<String> calls =
        IntStream.range(0, 30)
            .mapToObj(each -> centre.callComesIn("+141555502" + (10 + each), ASKS_FOR_A_PERSON))
            .toList();

    calls.forEach(call -> centre.awaitState(call, ENDED));

    assertThat(calls)
        .allSatisfy(
            call -> {
              assertThat(centre.visited(call)).as(() -> centre.tell(call)).contains(BRIDGED);
              assertThat(
                      centre.seen(Entry.Bridged.class, bridged -> bridged.callSid().equals(call)))
                  .singleElement()
                  .satisfies(
                      bridged -> assertThat(bridged.with()).containsExactly(centre.legOf(call)));
            });
  }

  @Test
  void neverLetsTheCallerHearAVoicemailGreeting() {
    centre.specialist("{\"behaviour\":\"voicemail\"}");
    String call = centre.callComesIn("+14155550103", ASKS_FOR_A_PERSON);

    assertBackWithTheAssistant(call, "voicemail");
    assertThat(centre.seen(Entry.Bridged.class, bridged -> bridged.callSid().equals(call)))
        .isEmpty();
  }

  @Test
  void takesNoForAnAnswer() {
    centre.specialist("{\"behaviour\":\"declines\"}");
    String call = centre.callComesIn("+14155550104", ASKS_FOR_A_PERSON);

    assertBackWithTheAssistant(call, "declined");
  }

  @Test
  void cancelsTheRingingPhoneWhenTheCallerHangsUp() {
    centre.specialist("{\"behaviour\":\"no-answer\"}");
    String call =
        centre.callComesIn(
            "+14155550105",
            "{\"askForPersonAfter\":\"PT2S\",\"hangUpWhen\":\"specialist-rings+PT1S\"}");

    centre.awaitState(call, ENDED);

    assertThat(centre.visited(call)).containsExactly(AI, HOLD, DIALING, ENDED);
    assertThat(centre.commands(call, CancelLeg.class)).hasSize(1);
    String leg = centre.legOf(call);
    await()
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        centre.seen(
                            Entry.LegChanged.class,
                            change ->
                                change.callSid().equals(leg) && change.status().equals("canceled")))
                    .hasSize(1));
  }

  @Test
  void connectsTheCallerToAPersonWhenTheAssistantIsDown() {
    centre.assistant("{\"mode\":\"down\"}");
    centre.specialist("{\"behaviour\":\"answers\",\"hangUpWhen\":\"bridged+PT25S\"}");
    String call = centre.callComesIn("+14155550106", "{}");

    centre.awaitState(call, ENDED);

    assertThat(centre.visited(call)).containsExactly(AI, HOLD, DIALING, BRIDGED, FALLBACK, ENDED);
  }

  @Test
  void tellsTheCallerWhenNeitherAPersonNorTheAssistantCanBeHad() {
    centre.assistant("{\"mode\":\"no-twiml\"}");
    centre.specialist("{\"behaviour\":\"busy\"}");
    String call = centre.callComesIn("+14155550107", "{}");

    centre.awaitState(call, ENDED);

    assertThat(centre.visited(call)).containsExactly(AI, HOLD, DIALING, FALLBACK, ENDED);
    assertThat(
            centre.seen(
                Entry.Heard.class,
                heard -> heard.callSid().equals(call) && heard.kind().equals("say")))
        .extracting(Entry.Heard::content)
        .anyMatch(sentence -> sentence.contains("nobody") || sentence.contains("no one"));
  }

  @Test
  void letsTheCallerBeTransferredASecondTime() {
    centre.specialist("{\"behaviour\":\"busy\"}");
    String call = centre.callComesIn("+14155550108", ASKS_FOR_A_PERSON);
    await()
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(
            () -> assertThat(centre.visited(call)).endsWith(FALLBACK, AI).hasSizeGreaterThan(3));

    centre.specialist("{\"behaviour\":\"answers\",\"hangUpWhen\":\"bridged+PT15S\"}");
    assertThat(connect("{\"CallSid\":\"" + call + "\"}").statusCode()).isEqualTo(200);
    centre.awaitState(call, BRIDGED);
    centre.awaitState(call, ENDED);

    assertThat(centre.commands(call, DialSpecialist.class))
        .extracting(DialSpecialist::attempt)
        .containsExactly(1, 2);
  }

  @Test
  void servesTheGuidesOwnCurlLines() throws Exception {
    centre.specialist("{\"behaviour\":\"answers\",\"hangUpWhen\":\"bridged+PT15S\"}");
    String call = "CA12345";
    Process curl =
        new ProcessBuilder(
                "curl",
                "-s",
                "-X",
                "POST",
                centre.ingress("/inbound_call").toString(),
                "-F",
                "CallSid=" + call,
                "-F",
                "Caller=+15551112222")
            .redirectErrorStream(true)
            .start();
    String twiml = new String(curl.getInputStream().readAllBytes());
    assertThat(curl.waitFor()).isZero();
    assertThat(twiml).contains("<Connect>").contains("<Stream");
    centre.awaitState(call, AI);

    await()
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(() -> assertThat(connect("{}").statusCode()).isEqualTo(200));
    centre.awaitState(call, BRIDGED);
    centre.awaitState(call, ENDED);
    assertThat(centre.triggers(call, CallArrived.class))
        .extracting(CallArrived::from)
        .containsExactly("+15551112222");
  }

  @Test
  void startsOneTransferForAToolCallThatIsDeliveredTwice() {
    centre.assistant("{\"toolDeliveries\":2}");
    centre.specialist("{\"behaviour\":\"answers\",\"hangUpWhen\":\"bridged+PT15S\"}");
    String call = centre.callComesIn("+14155550109", ASKS_FOR_A_PERSON);

    centre.awaitState(call, ENDED);

    assertThat(centre.triggers(call, SpecialistRequested.class)).hasSize(2);
    assertThat(centre.commands(call, DialSpecialist.class)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(ToolCallShape.class)
  void understandsEveryShapeOfTheToolCallBeforeTheCallerIsMoved(ToolCallShape shape) {
    centre.assistant("{\"toolCallShape\":" + json(shape) + "}");
    centre.specialist("{\"behaviour\":\"no-answer\"}");
    String call = centre.callComesIn("+14155550120", ASKS_FOR_A_PERSON);

    centre.awaitState(call, DIALING);

    JsonNode toolCall = centre.sessions(call).getFirst().path("toolCalls").path(0);
    assertThat(toolCall.path("faults")).isEmpty();
    assertThat(toolCall.path("beforeStreamClosed").asBoolean()).isTrue();
    centre.hangsUp(call);
    centre.awaitState(call, ENDED);
  }

  private static String json(ToolCallShape shape) {
    return ContractJson.mapper().writeValueAsString(shape);
  }

  private static void assertBackWithTheAssistant(String call, String reason) {
    await()
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(centre.visited(call))
                    .as(() -> centre.tell(call))
                    .containsExactly(AI, HOLD, DIALING, FALLBACK, AI));
    await()
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(() -> assertThat(centre.sessions(call)).hasSize(2));
    JsonNode second = centre.sessions(call).getLast();
    assertThat(second.path("variableValues").path("reason").asString()).isEqualTo(reason);
    centre.hangsUp(call);
    centre.awaitState(call, ENDED);
  }

  private static boolean isFor(Entry.PhoneRang rang, String call) {
    return centre
        .seen(
            Entry.RestRequest.class,
            request ->
                rang.callSid().equals(request.callSid())
                    && request.path().equals("/Calls.json")
                    && request.fields().toString().contains("call=" + call))
        .stream()
        .findAny()
        .isPresent();
  }

  private static HttpResponse<String> connect(String body) {
    return centre.send(
        HttpRequest.newBuilder(centre.ingress("/connect"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }
}
