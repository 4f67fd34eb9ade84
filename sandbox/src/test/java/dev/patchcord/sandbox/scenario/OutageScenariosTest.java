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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        {"behaviour":"answers","answerAfter":"PT60S","hangUpAfter":"PT20S"}""");
    String call = centre.callComesIn("+14155550112", "{\"askForPersonAfter\":\"PT2S\"}");
    awaitRinging(call);

    centre.rehearsal().stop(Service.ORCHESTRATOR);
    centre.rehearsal().start(Service.ORCHESTRATOR);

    centre.awaitState(call, BRIDGED);
    centre.awaitState(call, ENDED);
    assertThat(centre.commands(call, DialSpecialist.class)).hasSize(1);
  }

  /**
   * What the callers hear meanwhile is on the twin's record, and every promise is checked on it.
   */
  @ParameterizedTest
  @EnumSource
  void nobodyIsDroppedOrLeftInSilence(Outage outage) {
    centre.specialist(
        """
        {"behaviour":"answers","answerAfter":"PT5S","hangUpAfter":"PT3600S"}""");
    String talking = centre.callComesIn("+14155550120", "{\"askForPersonAfter\":\"PT2S\"}");
    centre.awaitState(talking, BRIDGED);
    centre.specialist("{\"behaviour\":\"no-answer\"}");
    String waiting = centre.callComesIn("+14155550121", "{\"askForPersonAfter\":\"PT2S\"}");
    awaitRinging(waiting);
    String withAssistant = centre.callComesIn("+14155550122", "{}");
    centre.awaitState(withAssistant, AI);

    outage.begins(centre);
    String arriving = centre.callComesIn("+14155550123", "{}");
    List<String> callers = List.of(talking, waiting, withAssistant, arriving);
    await("the outage is over and nobody was dropped")
        .pollDelay(outage.lasts)
        .atMost(outage.lasts.plus(CallCentre.PATIENCE))
        .untilAsserted(() -> assertThat(dropped(callers)).isEmpty());
    outage.ends(centre);

    callers.forEach(call -> await().atMost(CallCentre.PATIENCE).until(() -> isKnown(call)));
    assertThat(dropped(callers)).isEmpty();
    callers.forEach(centre::hangsUp);
    callers.forEach(call -> centre.awaitState(call, ENDED));
  }

  /** What goes away, and for how long. */
  enum Outage {
    VAPI(Duration.ofSeconds(5)) {
      @Override
      void begins(CallCentre centre) {
        centre.assistant("{\"mode\":\"down\"}");
      }

      @Override
      void ends(CallCentre centre) {
        centre.assistantAsConfigured();
      }
    },
    REST_OF_TWILIO(Duration.ofSeconds(20)) {
      @Override
      void begins(CallCentre centre) {
        centre.rest("down");
      }

      @Override
      void ends(CallCentre centre) {
        centre.rest("ok");
      }
    },
    KAFKA(Duration.ofSeconds(30)) {
      @Override
      void begins(CallCentre centre) {
        centre.rehearsal().stopKafka();
      }

      @Override
      void ends(CallCentre centre) {
        centre.rehearsal().startKafka();
      }
    },
    ORCHESTRATOR(Duration.ofSeconds(30)) {
      @Override
      void begins(CallCentre centre) {
        centre.rehearsal().stop(Service.ORCHESTRATOR);
      }

      @Override
      void ends(CallCentre centre) {
        centre.rehearsal().start(Service.ORCHESTRATOR);
      }
    };

    private final Duration lasts;

    Outage(Duration lasts) {
      this.lasts = lasts;
    }

    abstract void begins(CallCentre centre);

    abstract void ends(CallCentre centre);
  }

  private static boolean isKnown(String call) {
    return !centre.journalOf(call).isEmpty();
  }

  /** Callers whose leg is over. */
  private static List<Entry.LegChanged> dropped(List<String> callers) {
    return centre.seen(
        Entry.LegChanged.class,
        changed -> callers.contains(changed.callSid()) && changed.cause() != null);
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
