package dev.patchcord.sandbox.twin.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Parties behave as their script says, and without one as the number plan says. */
class PartyScriptTest {
  private final PartyScripts scripts = new PartyScripts();

  @Test
  void behavesByTheLastTwoDigitsOfTheCalledNumber() {
    Map<String, Behaviour> plan =
        Map.of(
            "01", Behaviour.ANSWERS,
            "02", Behaviour.BUSY,
            "03", Behaviour.NO_ANSWER,
            "04", Behaviour.FAILED,
            "05", Behaviour.VOICEMAIL,
            "06", Behaviour.DECLINES,
            "07", Behaviour.SILENT,
            "99", Behaviour.ANSWERS);
    plan.forEach(
        (suffix, behaviour) ->
            assertThat(scripts.called("+141555501" + suffix).behaves()).isEqualTo(behaviour));
    assertThat(scripts.called("+14155550106").pressed())
        .extracting(KeyPress::digit)
        .containsExactly("2");
    assertThat(scripts.called("+14155550107").pressed()).isEmpty();
    assertThat(scripts.called("+14155550105").verdict(true)).isEqualTo("machine_end_beep");
  }

  @Test
  void prefersTheScriptOfTheNumberAndThatOfTheCallEvenMore() {
    scripts.put("+14155550101", PartyScript.of(Behaviour.BUSY));
    assertThat(scripts.called("+14155550101").behaves()).isEqualTo(Behaviour.BUSY);
    scripts.assign("CA1", "+14155550101", null);
    assertThat(scripts.ofCall("CA1").behaves()).isEqualTo(Behaviour.BUSY);
    scripts.assign("CA2", "+14155550101", PartyScript.of(Behaviour.SILENT));
    assertThat(scripts.ofCall("CA2").behaves()).isEqualTo(Behaviour.SILENT);
    assertThat(scripts.ofCall("CA3")).isEqualTo(PartyScript.patientCaller());
  }

  @Test
  void readsAndWritesTheJsonOfTheControlApi() {
    String json =
        """
        {"behaviour":"no-answer","answerAfter":"PT3S","keys":[{"after":"PT2S","digit":"1"}],\
        "hangUpWhen":"bridged+PT5S","dropsWhen":"held","amd":"human"}\
        """;
    PartyScript script = JsonMapper.shared().readValue(json, PartyScript.class);
    assertThat(script.behaves()).isEqualTo(Behaviour.NO_ANSWER);
    assertThat(script.pressed()).containsExactly(new KeyPress(Duration.ofSeconds(2), "1"));
    assertThat(script.hangUpWhen()).isEqualTo(new Moment(Cue.BRIDGED, Duration.ofSeconds(5)));
    assertThat(script.dropsWhen()).isEqualTo(new Moment(Cue.HELD, Duration.ZERO));
    PartyScript again =
        JsonMapper.shared()
            .readValue(JsonMapper.shared().writeValueAsString(script), PartyScript.class);
    assertThat(again).isEqualTo(script);
  }

  @Test
  void readsWhatACallerWantsOfTheAssistant() {
    PartyScript script =
        JsonMapper.shared()
            .readValue(
                """
                {"askForPersonAfter":"PT9S","speaks":"PT0S","summary":"Wants a refund.","asks":[
                 {"after":"PT1S","tool":"check_availability","arguments":{"specialist":"Ada"}},
                 {"session":2,"after":"PT2S","arguments":{"skills":["billing"]}}],
                 "keys":[{"when":"bridged+PT2S","digit":"*"},{"hearing":"back","digit":"1"}]}""",
                PartyScript.class);
    assertThat(script.asksIn(1))
        .containsExactly(
            new ToolUse(Duration.ofSeconds(9), null, null, 1),
            new ToolUse(
                Duration.ofSeconds(1), "check_availability", Map.of("specialist", "Ada"), null));
    assertThat(script.asksIn(2))
        .containsExactly(
            new ToolUse(Duration.ofSeconds(2), null, Map.of("skills", List.of("billing")), 2));
    assertThat(script.asksIn(3)).isEmpty();
    assertThat(script.message()).isZero();
    assertThat(script.pressed())
        .containsExactly(
            new KeyPress(null, "*", new Moment(Cue.BRIDGED, Duration.ofSeconds(2)), null),
            new KeyPress(null, "1", null, "back"));
    assertThat(script.called().behaves()).isEqualTo(Behaviour.ANSWERS);
    assertThatThrownBy(() -> new KeyPress(Duration.ZERO, "1", Moment.parse("held"), null))
        .hasMessageContaining("bridged+PT2S");
  }

  @Test
  void refusesTimesBeforeTheBeginning() {
    assertThatThrownBy(
            () -> new PartyScript(null, Duration.ofSeconds(-1), null, null, null, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("answerAfter");
  }
}
