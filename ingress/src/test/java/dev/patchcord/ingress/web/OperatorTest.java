package dev.patchcord.ingress.web;

import static dev.patchcord.ingress.web.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.OperatorNoted;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {
  private static final String ANN = "ann-has-a-long-token";
  private static final String BEN = "ben-has-a-long-token";
  private static final String HANG_UP = "/operator/calls/CA0a/hang-up";
  private static final String WHY = "{\"why\":\"The caller asked me to.\"}";

  @RegisterExtension
  private static final IngressUnderTest ingress =
      new IngressUnderTest(
          "--patchcord.ingress.operators.ann=" + ANN, "--patchcord.ingress.operators.ben=" + BEN);

  @ParameterizedTest
  @CsvSource({
    "transfer,TRANSFER",
    "take-back,TAKE_BACK",
    "try-next,TRY_NEXT",
    "announce,ANNOUNCE",
    "hang-up,HANG_UP"
  })
  void asksTheMachineInTheOperatorsName(String word, OperatorAction action) {
    ingress.log.answer(new OperatorNoted(CallState.HOLD, null));
    Reply reply =
        act(
            "/operator/calls/CA0a/" + word,
            BEN,
            "{\"why\":\" she is upset \",\"specialist\":\"Kim\",\"text\":\"One moment.\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    assertThat(reply.body()).isEqualTo("{\"state\":\"HOLD\"}");
    assertThat(ingress.log.only(OperatorAsked.class))
        .returns("CA0a", OperatorAsked::callId)
        .returns(action, OperatorAsked::action)
        .returns("ben", OperatorAsked::by)
        .returns("she is upset", OperatorAsked::why)
        .returns("Kim", OperatorAsked::specialist)
        .returns("One moment.", OperatorAsked::text);
    assertThat(String.valueOf(ingress.log.events)).doesNotContain(BEN);
  }

  @Test
  void tellsWhyItIsNotDone() {
    ingress.log.answer(new OperatorNoted(CallState.BRIDGED, "The caller is talking to Kim."));
    Reply reply = act(HANG_UP, ANN, WHY);
    assertProblem(reply, 409, "The caller is talking to Kim.");
    assertThat(reply.body()).contains("\"state\":\"BRIDGED\"");
  }

  @Test
  void tellsThatItMayStillHappenWhereTheMachineIsSilent() {
    assertProblem(act(HANG_UP, ANN, WHY), 504, "may still happen");
    ingress.log.goAway();
    assertProblem(act(HANG_UP, ANN, WHY), 503, "look at the call");
    assertThat(ingress.log.offeredAgain).isEmpty();
  }

  @Test
  void aRepetitionUnderOneKeyIsAskedOnce() {
    ingress.log.answer(new OperatorNoted(CallState.HOLD, null));
    String[] key = {"Idempotency-Key", "key-1"};
    assertThat(act(HANG_UP, ANN, WHY, key).status()).isEqualTo(202);
    assertThat(act(HANG_UP, ANN, WHY, key).status()).isEqualTo(202);
    assertThat(ingress.log.only(OperatorAsked.class).origin().deliveryId())
        .isEqualTo("operator:ann:key-1");
    // Another operator's key of the same name is another request, and so is one without a key.
    act(HANG_UP, BEN, WHY, key);
    act(HANG_UP, ANN, WHY);
    act(HANG_UP, ANN, WHY);
    assertThat(ingress.log.events)
        .extracting(event -> event.origin().deliveryId())
        .doesNotHaveDuplicates()
        .hasSize(4);
  }

  @Test
  void aRepetitionAfterNoAnswerIsAskedAgainUnderTheSameDelivery() {
    String[] key = {"Idempotency-Key", "key-2"};
    act(HANG_UP, ANN, WHY, key);
    ingress.log.answer(new OperatorNoted(CallState.ENDED, null));
    assertThat(act(HANG_UP, ANN, WHY, key).status()).isEqualTo(202);
    assertThat(ingress.log.events)
        .extracting(event -> event.origin().deliveryId())
        .containsExactly("operator:ann:key-2", "operator:ann:key-2");
  }

  @Test
  void refusesStrangersBeforeItLooksAtTheBody() {
    double before = ingress.refused("token");
    for (String authorization :
        new String[] {"Bearer wrong", "Bearer ", "Basic " + ANN, "Bearer " + ANN + "x"}) {
      Reply reply =
          ingress.post(
              HANG_UP, "no", "Content-Type", "application/json", "Authorization", authorization);
      assertProblem(reply, 401, "an operator's token");
      assertThat(reply.raw().headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
    assertProblem(ingress.post(HANG_UP, WHY, "Content-Type", "application/json"), 401, "token");
    assertProblem(
        ingress.post(
            HANG_UP,
            WHY,
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + IngressUnderTest.CONNECT_TOKEN),
        401,
        "token");
    assertThat(ingress.refused("token")).isEqualTo(before + 6);
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void saysWhatIsMissingOrMalformed() {
    assertProblem(act(HANG_UP, ANN, "{"), 400, "must be a JSON object");
    assertProblem(act(HANG_UP, ANN, "[]"), 400, "must be a JSON object");
    assertProblem(act(HANG_UP, ANN, "{}"), 400, "Send the member why");
    assertProblem(act(HANG_UP, ANN, "{\"why\":\" \"}"), 400, "Send the member why");
    assertProblem(act(HANG_UP, ANN, "{\"why\":7}"), 400, "why must be a text");
    assertProblem(
        act(HANG_UP, ANN, "{\"why\":\"" + "x".repeat(1_001) + "\"}"), 400, "at most 1000");
    assertProblem(act(HANG_UP, ANN, "{\"why\":\"x\",\"specalist\":\"Kim\"}"), 400, "known are why");
    assertProblem(act("/operator/calls/CA0a/announce", ANN, WHY), 400, "Send the member text");
    assertProblem(act("/operator/calls/CA0a/sing", ANN, WHY), 400, "use one of transfer, take-b");
    assertProblem(act("/operator/calls/XX/hang-up", ANN, WHY), 400, "CallSid begins with CA");
    assertProblem(act(HANG_UP, ANN, WHY, "Idempotency-Key", "a b"), 400, "Idempotency-Key");
    assertProblem(ingress.send("GET", HANG_UP, ""), 405, "takes POST");
    assertProblem(
        ingress.post(HANG_UP, WHY, "Content-Type", "text/plain", "Authorization", "Bearer " + ANN),
        415,
        "application/json");
    assertProblem(
        act(HANG_UP, ANN, "{\"why\":\"" + "x".repeat(70_000) + "\"}"), 413, "larger than");
    assertThat(ingress.log.events).isEmpty();
  }

  @Test
  void nobodyMayActWhereNobodyIsNamed() {
    try (IngressUnderTest closed = IngressUnderTest.started()) {
      assertProblem(
          closed.post(
              HANG_UP, WHY, "Content-Type", "application/json", "Authorization", "Bearer " + ANN),
          404,
          "patchcord.ingress.operators");
      assertThat(closed.log.events).isEmpty();
    }
  }

  private static Reply act(String target, String token, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/json", "Authorization", "Bearer " + token));
    return ingress.post(target, body, all.toArray(String[]::new));
  }
}
