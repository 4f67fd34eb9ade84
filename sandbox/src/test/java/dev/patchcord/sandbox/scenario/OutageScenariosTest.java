package dev.patchcord.sandbox.scenario;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Machines go away in the middle of calls, and come back. */
class OutageScenariosTest {
  private static CallCentre centre;

  @BeforeAll
  static void open() {
    centre = CallCentre.open(Duration.ofMinutes(5));
  }

  @AfterAll
  static void close() {
    centre.close();
  }

  @AfterEach
  void promises() {
    centre.keptItsPromises();
  }

  @Test
  void bridgesTheSpecialistWhoAcceptedWhileKafkaWasAway() {
    centre.specialist(
        """
        {"behaviour":"answers","answerAfter":"PT60S","hangUpAfter":"PT300S"}""");
    String call = centre.callComesIn("+14155550110", "{\"askForPersonAfter\":\"PT2S\"}");
    awaitRinging(call);

    centre.rehearsal().stopKafka();
    await("the specialist hears that it takes a moment")
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        centre.seen(
                            Entry.Heard.class, heard -> heard.content().contains("One moment")))
                    .isNotEmpty());
    assertThat(centre.seen(Entry.Bridged.class, bridged -> bridged.callSid().equals(call)))
        .isEmpty();
    centre.rehearsal().startKafka();

    centre.awaitState(call, BRIDGED);
    centre.hangsUp(call);
    centre.awaitState(call, ENDED);
    assertThat(centre.commands(call, DialSpecialist.class)).hasSize(1);
  }

  @Test
  void answersACallerWhileKafkaIsAwayAndRefusesWhatTwilioCanRepeat() {
    centre.specialist("{\"behaviour\":\"busy\"}");
    centre.rehearsal().stopKafka();

    String call = centre.callComesIn("+14155550111", "{}");
    await("the caller hears the assistant")
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        centre.seen(
                            Entry.Heard.class,
                            heard -> call.equals(heard.callSid()) && heard.kind().equals("ai")))
                    .hasSize(1));
    assertThat(centre.sessions(call)).hasSize(1);
    assertThat(
            centre
                .send(
                    HttpRequest.newBuilder(centre.ingress("/participant-status"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                            HttpRequest.BodyPublishers.ofString(
                                "CallSid=" + call + "&CallStatus=in-progress&SequenceNumber=9"))
                        .build())
                .statusCode())
        .isEqualTo(503);
    centre.rehearsal().startKafka();

    centre.awaitState(call, AI);
    await("the log has caught up with what was answered meanwhile")
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(centre.triggers(call, CallArrived.class))
                    .extracting(CallArrived::from)
                    .containsExactly("+14155550111"));
    centre.hangsUp(call);
    centre.awaitState(call, ENDED);
  }

  @Test
  void goesOnWhenTheOrchestratorIsReplacedWhileThePhoneRings() {
    centre.specialist(
        """
        {"behaviour":"answers","answerAfter":"PT60S","hangUpWhen":"bridged+PT15S"}""");
    String call = centre.callComesIn("+14155550112", "{\"askForPersonAfter\":\"PT2S\"}");
    awaitRinging(call);

    centre.rehearsal().stop(Service.ORCHESTRATOR);
    centre.rehearsal().start(Service.ORCHESTRATOR);

    centre.awaitState(call, BRIDGED);
    centre.awaitState(call, ENDED);
    assertThat(centre.commands(call, DialSpecialist.class)).hasSize(1);
  }

  private static void awaitRinging(String call) {
    centre.awaitState(call, DIALING);
    await()
        .atMost(CallCentre.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        centre.seen(
                            Entry.PhoneRang.class,
                            rang -> rang.callSid().equals(centre.legOf(call))))
                    .hasSize(1));
  }
}
