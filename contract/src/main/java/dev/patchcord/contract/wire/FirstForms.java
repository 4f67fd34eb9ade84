package dev.patchcord.contract.wire;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The forms of machine 1: one specialist, one sentence for everybody. They were changed under the
 * same names when flows came, so only their members tell them from today's.
 *
 * <p>What machine 1 did not have gets the value that comes nearest to what it did. Its journals can
 * be read and told; only machine 1 could decide them again.
 */
final class FirstForms {
  static final List<Upcaster> STEPS =
      List.of(
          form("hang-up", "words", old -> said(old, "sentence", "words")),
          // Twenty seconds was the setting; the answer itself did not carry it.
          form("screen", "words", old -> said(old, "sentence", "words").put("timeout", "PT20S")),
          form("enter-hold", "first", old -> with(old, "first").put("starKey", false)),
          form("join-room", "briefing", old -> with(old, "briefing").put("starKey", false)),
          form("announcement-fetched", "announcement", old -> old.put("announcement", 0)),
          form("specialist-requested", "skills", old -> with(old, "skills")),
          // The caller's hold ended no earlier than the dial became pointless.
          form("dial-specialist", "givesUpAt", old -> old.set("givesUpAt", old.get("notAfter"))),
          form("attempt-view", "times", old -> old.set("times", object())),
          form("call-snapshot", "recordings", old -> with(with(old, "passedOver"), "recordings")),
          form("journal-record", "roster", old -> with(with(old, "attempts"), "roster")),
          form("flow", "specialists", FirstForms::flow));

  /** What was not a setting of the flow: constants of machine 1 and of its services. */
  private static final String UNSAID =
      """
      {
        "language": "en-US",
        "strategy": "HUNT",
        "attempts": 1,
        "waiting": {"music": [], "noteEvery": "PT30S", "notes": []},
        "ladder": [{"kind": "BACK_TO_AI"}],
        "afterBridge": [{"kind": "GOODBYE"}],
        "starKey": false,
        "callbacks":
          {"delay": "PT5M", "attempts": 3, "retryAfter": "PT15M", "ringTimeout": "PT25S"},
        "timing": {
          "sessionOpens": "PT10S", "moveConfirmed": "PT10S", "retry": "PT1S", "patience": "PT30S",
          "carrierGrace": "PT5S", "carrierQueue": "PT1M", "callbackGrace": "PT5S",
          "dialPosted": "PT30S", "joins": "PT10S", "roomEmpties": "PT5S", "checkUp": "PT3M",
          "lookUp": "PT15S", "remembered": "PT10M"
        },
        "sentences": {
          "pressToAccept": "Press 1 to accept.", "dropped": "", "announcement": "",
          "leaveMessage": "", "offerCallback": "", "callbackPromised": "", "callingBack": ""
        }
      }
      """;

  private FirstForms() {}

  private static Upcaster form(String name, String missing, UnaryOperator<ObjectNode> step) {
    return Upcaster.form("patchcord." + name + ".v1", missing, step);
  }

  private static ObjectNode flow(ObjectNode old) {
    ObjectNode flow = object(UNSAID);
    JsonNode specialist = old.path("specialist");
    flow.putArray("specialists")
        .addObject()
        .setAll(copy(specialist, "name", "number"))
        .putArray("skills");
    flow.set(
        "screening",
        object()
            .put("keyPress", true)
            .set("detectMachine", old.path("detectMachine"))
            .set("timeout", old.path("screeningTimeout")));
    flow.setAll(
        copy(old, "version", "from", "ringTimeout", "holdLimit", "handOverDelay", "maxTalk"));
    JsonNode said = old.path("sentences");
    if (flow.get("sentences") instanceof ObjectNode sentences) {
      sentences.setAll(copy(said, "screening", "tooLate", "goodbye", "nobodyAvailable"));
      sentences.set("taken", said.path("tooLate"));
    }
    return flow;
  }

  /** One sentence becomes a list of spoken texts; none, if it was empty. */
  private static ObjectNode said(ObjectNode old, String sentence, String words) {
    String text = old.path(sentence).asString("");
    old.remove(sentence);
    with(old, words);
    if (!text.isEmpty()) {
      old.withArrayProperty(words).addObject().put("text", text);
    }
    return old;
  }

  private static ObjectNode with(ObjectNode old, String emptyList) {
    if (!old.has(emptyList)) {
      old.putArray(emptyList);
    }
    return old;
  }

  private static ObjectNode copy(JsonNode from, String... members) {
    ObjectNode copy = object();
    for (String member : members) {
      if (from.has(member)) {
        copy.set(member, from.get(member));
      }
    }
    return copy;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) ContractJson.mapper().readTree(json);
  }
}
