package dev.patchcord.ingress.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.wire.ContractJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

  @Test
  void putsATextOnOneLineAndCutsAnEndlessOne() {
    assertThat(of("{'reason':' a\\n bill '}").text("reason")).isEqualTo("a bill");
    assertThat(of("{'reason':7}").text("reason")).isEqualTo("7");
    assertThat(of("{'reason':'" + "x".repeat(5_000) + "'}").text("reason")).hasSize(1_000);
    for (String none : new String[] {"{}", "{'reason':' '}", "{'reason':{}}", "{'reason':null}"}) {
      assertThat(of(none).text("reason")).as(none).isNull();
    }
  }

  @Test
  void takesTheFirstNameThatIsThere() {
    assertThat(of("{'notBefore':'b','not_before':null}").text("not_before", "notBefore"))
        .isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'skills':['Billing',' es ','billing',7]}",
        "{'skills':'billing, ES'}",
        "{'skills':null,'skill':'billing,es,'}"
      })
  void readsSkillsAsAListOrAsText(String json) {
    assertThat(of(json).texts("skills", "skill")).containsExactly("billing", "es");
  }

  @ParameterizedTest
  @CsvSource({
    "de,de",
    "de-AT,de-AT",
    "pt_br,pt-BR",
    "German,de",
    "spanish,es",
    "the language of love,"
  })
  void readsALanguageByItsTagOrItsName(String given, String tag) {
    assertThat(of("{'language':'" + given + "'}").language("language")).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T14:30:00+01:00,2026-11-30T13:30:00Z",
    "2026-11-30T13:30:00Z,2026-11-30T13:30:00Z",
    "2026-11-30 14:30+01:00,2026-11-30T13:30:00Z",
    "2026-11-30,2026-11-30T00:00:00Z"
  })
  void readsAMoment(String given, Instant moment) {
    assertThat(of("{'start':'" + given + "'}").moment("start")).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-30T14:30:00", "tomorrow at 3", "2026-13-45", "7"})
  void tellsTheModelHowAMomentIsWritten(String given) {
    assertThatThrownBy(() -> of("{'start':'" + given + "'}").moment("start"))
        .isInstanceOf(Arguments.Unreadable.class)
        .hasMessageContaining("Pass start as a time with its offset")
        .hasMessageContaining(given);
  }

  @Test
  void readsInternationalNumbersOnly() {
    for (String number : new String[] {"+49 (30) 123-456", "004930123456", "+4930123456"}) {
      assertThat(of("{'number':'" + number + "'}").number("number")).isEqualTo("+4930123456");
    }
    assertThat(of("{}").number("number")).isNull();
    for (String number : new String[] {"030123456", "911", "my mobile", "+49 30; +1 555"}) {
      assertThatThrownBy(() -> of("{'number':'" + number + "'}").number("number"))
          .as(number)
          .isInstanceOf(Arguments.Unreadable.class)
          .hasMessageContaining("country code");
    }
  }

  private static Arguments of(String json) {
    return Arguments.of(ContractJson.mapper().readTree(json.replace('\'', '"')));
  }
}
