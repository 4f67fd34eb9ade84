package dev.patchcord.ingress.web;

import static dev.patchcord.ingress.web.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import dev.patchcord.ingress.publish.LetterStanding.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class DeadLetterTest {
  private static final String ANN = "ann-has-a-long-token";
  private static final String BEN = "ben-has-a-long-token";
  private static final String LETTER = "/operator/dead-letters/3/41/requeue";
  private static final String WHY = "{\"why\":\" Repaired. \"}";

  @RegisterExtension
  private static final IngressUnderTest ingress =
      new IngressUnderTest(
          "--patchcord.ingress.operators.ann=" + ANN,
          "--patchcord.ingress.operators.ben=" + BEN,
          "--patchcord.ingress.may-requeue=ann");

  @Test
  void putsALetterBackOnceInTheOperatorsName() {
    JsonNode first = taken(post(LETTER, ANN, WHY));
    assertThat(first.path("standing").asString()).isEqualTo("put-back");
    assertThat(first.path("topic").asString()).isEqualTo("patchcord.telephony-events");
    assertThat(ingress.letters.marks)
        .singleElement()
        .returns("ann", Mark::by)
        .returns("Repaired.", Mark::why);
    JsonNode second = taken(post(LETTER, ANN, "{\"why\":\"Again.\"}"));
    assertThat(second.path("standing").asString()).isEqualTo("already");
    assertThat(second.path("why").asString()).as("of the first").isEqualTo("Repaired.");
    assertThat(ingress.letters.marks).hasSize(1);
  }

  @Test
  void aDryRunNeedsNoReasonAndPutsNothingBack() {
    JsonNode plan = taken(post(LETTER, ANN, "{\"dryRun\":true}"));
    assertThat(plan.path("standing").asString()).isEqualTo("open");
    assertThat(plan.path("eventId").asString()).isEqualTo("delivery-1");
    assertThat(plan.has("by")).isFalse();
    assertThat(ingress.letters.marks).isEmpty();
  }

  @Test
  void whoMayActOnCallsMayNotPutLettersBack() {
    assertProblem(post(LETTER, BEN, WHY), 403, "patchcord.ingress.may-requeue");
    assertProblem(post(LETTER, BEN, "{\"dryRun\":true}"), 403, "may-requeue");
    assertProblem(post(LETTER, "nobody-has-this-token", WHY), 401, "operator's token");
    assertThat(ingress.letters.marks).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAWish() {
    assertProblem(post(LETTER, ANN, "{}"), 400, "why");
    assertProblem(post(LETTER, ANN, "{\"why\":\"w\",\"again\":true}"), 400, "why, dryRun");
    assertProblem(post(LETTER, ANN, "{\"dryRun\":\"yes\"}"), 400, "true or false");
    assertProblem(post("/operator/dead-letters/3/42/requeue", ANN, WHY), 404, "3:42");
    assertProblem(post("/operator/dead-letters/x/41/requeue", ANN, WHY), 404, "no webhook");
    ingress.letters.refuse("nobody takes records from there");
    assertProblem(post(LETTER, ANN, WHY), 409, "nobody takes records from there");
    ingress.letters.goAway();
    assertProblem(post(LETTER, ANN, WHY), 503, "look at the letter");
    assertThat(ingress.letters.marks).isEmpty();
  }

  private static JsonNode taken(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return ContractJson.mapper().readTree(reply.body());
  }

  private static Reply post(String target, String token, String body) {
    return ingress.post(
        target, body, "Content-Type", "application/json", "Authorization", "Bearer " + token);
  }
}
