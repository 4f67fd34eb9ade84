package dev.patchcord.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Specialist;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class FlowSettingsTest {
  private static Flow flow(String... settings) throws Exception {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemEnvironment");
    java.util.Map<String, Object> given = new java.util.HashMap<>();
    given.put("FROM_NUMBER", "+14155550199");
    given.put("TO_NUMBER", "+14155550123");
    for (int i = 0; i < settings.length; i += 2) {
      given.put(settings[i], settings[i + 1]);
    }
    environment.getPropertySources().addFirst(new MapPropertySource("given", given));
    new YamlPropertySourceLoader()
        .load("defaults", new ClassPathResource("orchestrator.yml"))
        .forEach(environment.getPropertySources()::addLast);
    return Binder.get(environment)
        .bind("patchcord.flow", Bindable.of(FlowSettings.class))
        .get()
        .toFlow();
  }

  @Test
  void hasTheDefaultsOfTheFile() throws Exception {
    Flow flow = flow();
    assertThat(flow.version()).isEqualTo("default-1");
    assertThat(flow.specialists())
        .singleElement()
        .isEqualTo(new Specialist("Specialist", "+14155550123", List.of(), null, null));
    assertThat(flow.from()).isEqualTo("+14155550199");
    assertThat(flow.ringTimeout()).hasSeconds(15);
    assertThat(flow.handOverDelay()).hasSeconds(3);
    assertThat(flow.screening().timeout()).hasSeconds(20);
    assertThat(flow.holdLimit()).isEqualTo(Duration.ofMinutes(3));
    assertThat(flow.screening().detectMachine()).isTrue();
    assertThat(flow.maxTalk()).isEqualTo(Duration.ofHours(4));
    assertThat(flow.sentences().goodbye()).isNotBlank();
  }

  @Test
  void namesTheNumberThatIsMissing() {
    assertThatThrownBy(() -> flow("TO_NUMBER", ""))
        .hasMessage(
            "TO_NUMBER (patchcord.flow.specialist-number) is not set: expected the specialist's"
                + " number, such as +14155550123 or sip:desk@example.com");
    assertThatThrownBy(() -> flow("FROM_NUMBER", "555 0199"))
        .hasMessage(
            "FROM_NUMBER (patchcord.flow.from) is 555 0199: expected one of your own numbers, such"
                + " as +14155550199");
  }

  @Test
  void takesASipAddressForTheSpecialist() throws Exception {
    assertThat(flow("TO_NUMBER", "sip:desk@example.com").specialists().getFirst().number())
        .isEqualTo("sip:desk@example.com");
  }

  @Test
  void refusesATimeThatTheCarrierWouldRefuse() {
    assertThatThrownBy(() -> flow("patchcord.flow.ring-timeout", "2s"))
        .hasMessage("patchcord.flow.ring-timeout is PT2S: expected between PT5S and PT10M");
  }
}
