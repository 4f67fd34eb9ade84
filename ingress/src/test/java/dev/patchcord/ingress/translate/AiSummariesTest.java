package dev.patchcord.ingress.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import org.junit.jupiter.api.Test;

class AiSummariesTest {

  @Test
  void takesTheSummaryThatVapiMade() {
    assertThat(of("{'type':'end-of-call-report','analysis':{'summary':'A\\n bill.'}}"))
        .isEqualTo("A bill.");
    assertThat(of("{'type':'end-of-call-report','summary':'Of 2024.'}")).isEqualTo("Of 2024.");
  }

  @Test
  void letsTheLastTurnsStandForATalkThatNobodyHasSummedUp() {
    String messages =
        "[{'role':'system','message':'You are a receptionist.'},"
            + "{'role':'bot','message':'Hello?'},{'role':'user','message':'My bill is wrong.'},"
            + "{'role':'tool_calls','toolCalls':[]}]";
    String told = "Assistant: Hello? Caller: My bill is wrong.";
    assertThat(of("{'type':'conversation-update','messages':" + messages + "}")).isEqualTo(told);
    assertThat(of("{'type':'end-of-call-report','artifact':{'messages':" + messages + "}}"))
        .isEqualTo(told);
    String openAi = "[{'role':'assistant','content':'Hello?'},{'role':'user','content':'Hi.'}]";
    assertThat(of("{'type':'conversation-update','messages':" + openAi + "}"))
        .isEqualTo("Assistant: Hello? Caller: Hi.");
  }

  @Test
  void keepsOnlyTheEndOfALongTalk() {
    StringBuilder messages = new StringBuilder("[");
    for (int turn = 0; turn < 50; turn++) {
      messages.append("{'role':'user','message':'").append("word ".repeat(40)).append("'},");
    }
    messages.append("{'role':'user','message':'The end.'}]");
    assertThat(of("{'type':'conversation-update','messages':" + messages + "}"))
        .startsWith("...")
        .endsWith("The end.")
        .hasSizeLessThan(610);
  }

  @Test
  void hasNoneWhereNothingWasSaid() {
    assertThat(of("{'type':'hang'}")).isNull();
    assertThat(of("{'type':'conversation-update','messages':[]}")).isNull();
    assertThat(of("{'type':'end-of-call-report','analysis':{'summary':' '}}")).isNull();
    assertThat(of("{'type':'transcript','messages':[{'role':'user','message':'x'}]}")).isNull();
  }

  private static String of(String json) {
    return AiSummaries.of(ContractJson.mapper().readTree(json.replace('\'', '"')));
  }
}
